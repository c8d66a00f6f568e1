// What cells follow: told at once and at every change, gone with the last that follows it, quick to hand over till then.

#include "plugin/calc/live/following.hpp"

#include <com/sun/star/uno/XWeak.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>
#include <gtest/gtest.h>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

class Cell final : public cppu::WeakImplHelper1<sheet::XResultListener> {
 public:
  void SAL_CALL modified(const sheet::ResultEvent& event) override { told.push_back(event.Value); }
  void SAL_CALL disposing(const com::sun::star::lang::EventObject&) override {}
  std::vector<uno::Any> told;
};

TEST(Follow, TellsItsValueWhenAskedAndWhenItDiffers) {
  const rtl::Reference<Cell> cell(new Cell);
  std::vector<rtl::Reference<Follow>> later;
  const rtl::Reference<Follow> follow(
      new Follow(uno::Any(1.0), [&](const rtl::Reference<Follow>& result) { later.push_back(result); }));
  follow->addResultListener(cell.get());
  follow->set(uno::Any(1.0));
  follow->set(uno::Any(2.0));
  EXPECT_EQ(cell->told, (std::vector<uno::Any>{uno::Any(1.0), uno::Any(2.0)}));
  EXPECT_EQ(later, std::vector<rtl::Reference<Follow>>{follow});
  follow->removeResultListener(cell.get());
  follow->set(uno::Any(3.0));
  EXPECT_EQ(cell->told.size(), 2u);
}

TEST(Follow, GoesWhenNobodyFollowsIt) {
  const rtl::Reference<Cell> one(new Cell), other(new Cell);
  rtl::Reference<Follow> follow(new Follow(uno::Any(1.0), [](const rtl::Reference<Follow>&) {}));
  const uno::WeakReference<uno::XWeak> left(uno::Reference<uno::XWeak>(follow.get()));
  follow->addResultListener(one.get());
  follow->addResultListener(other.get());
  follow->removeResultListener(one.get());
  Follow* const known = follow.get();
  follow.clear();
  ASSERT_TRUE(uno::Reference<uno::XWeak>(left.get(), uno::UNO_QUERY).is()) << "the other follows it";
  known->removeResultListener(other.get());
  EXPECT_FALSE(uno::Reference<uno::XWeak>(left.get(), uno::UNO_QUERY).is());
}

TEST(Proxy, IsTheOneThatIsMadeForTheObjectMeanwhile) {
  const rtl::Reference<Cell> cell(new Cell);
  const auto type = cppu::UnoType<sheet::XResultListener>::get();
  cppu::OWeakObject* const object = cell.get();
  const Proxy kept(object, type);
  ASSERT_NE(kept.get(), nullptr);
  EXPECT_EQ(Proxy(object, type).get(), kept.get());
  EXPECT_EQ(Proxy(object, cppu::UnoType<sheet::XVolatileResult>::get()).get(), nullptr)
      << "it has no such interface";
}

TEST(Following, ForgetsWhatWasNotAskedForLongestWhereRangesTakeMuchRoom) {
  Following following;
  following.later([](const rtl::Reference<Follow>&) {});
  const Standing standing;
  const auto key = [](std::size_t number) { return std::string(1 << 20, static_cast<char>('A' + number)); };
  for (std::size_t number = 0; number < 20; ++number)
    following.add(
        key(number), [](const Standing&) { return uno::Any(1.0); }, &standing);
  following.tell(standing);
  EXPECT_NE(following.find(key(0)), nullptr); // asked again
  for (std::size_t number = 20; number < 40; ++number)
    following.add(
        key(number), [](const Standing&) { return uno::Any(1.0); }, &standing);
  following.tell(standing);
  std::size_t known = 0;
  for (std::size_t number = 0; number < 40; ++number) known += following.find(key(number)) != nullptr ? 1 : 0;
  EXPECT_EQ(known, 16u);
  EXPECT_EQ(following.find(key(1)), nullptr);
}

} // namespace
} // namespace stackbook::calc
