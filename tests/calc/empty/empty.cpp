// An extension with nothing in it: functions that take what ours take and do nothing. What they cost is the office's own
// share, beside which speed.py puts what ours cost.
//   EMPTY.NUMBER, .ONE, .WORD, .WORDS, .CELL, .REST  an answer at once, for the arguments of each of our shapes
//   EMPTY.FOLLOWED   an answer that could change later (XVolatileResult), one object for each cell that is asked of
//   EMPTY.LATER      as EMPTY.REST, but an answer that could change later, another object at every call: what arguments that
//                    were not seen before cost a function that follows
//   EMPTY.READ       reads its cells by getDataArray

#include <map>
#include <utility>

#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XVolatileResult.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase1.hxx>
#include <org/stackbook/test/XEmpty.hpp>
#include <rtl/ref.hxx>

namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using uno::Reference;
using Document = Reference<com::sun::star::beans::XPropertySet>;
using Cells = Reference<com::sun::star::table::XCellRange>;

class Still final : public cppu::WeakImplHelper1<sheet::XVolatileResult> {
 public:
  void SAL_CALL addResultListener(const Reference<sheet::XResultListener>& listener) override {
    listener->modified(sheet::ResultEvent(static_cast<cppu::OWeakObject*>(this), uno::Any(1.0)));
  }
  void SAL_CALL removeResultListener(const Reference<sheet::XResultListener>&) override {}
};

class Empty final : public cppu::WeakImplHelper1<org::stackbook::test::XEmpty> {
 public:
  uno::Any SAL_CALL number(const uno::Any&) override { return uno::Any(1.0); }
  uno::Any SAL_CALL one(const Document&, const uno::Any&) override { return uno::Any(1.0); }
  uno::Any SAL_CALL word(const Document&, const rtl::OUString&) override { return uno::Any(1.0); }
  uno::Any SAL_CALL words(const Document&, const rtl::OUString&, const rtl::OUString&) override {
    return uno::Any(1.0);
  }
  uno::Any SAL_CALL cell(const Document&, const Cells&) override { return uno::Any(1.0); }
  uno::Any SAL_CALL followed(const Document&, const Cells& cell) override {
    const auto at = Reference<sheet::XCellRangeAddressable>(cell, uno::UNO_QUERY_THROW)->getRangeAddress();
    auto& known = followed_[{at.Sheet, {at.StartRow, at.StartColumn}}];
    if (!known.is()) known = new Still;
    return uno::Any(Reference<sheet::XVolatileResult>(known.get()));
  }
  uno::Any SAL_CALL read(const Cells& cells) override {
    const Reference<sheet::XCellRangeData> data(cells, uno::UNO_QUERY_THROW);
    return uno::Any(static_cast<double>(data->getDataArray().getLength()));
  }
  uno::Any SAL_CALL rest(const Document&, const rtl::OUString&, const uno::Sequence<uno::Any>&) override {
    return uno::Any(1.0);
  }
  uno::Any SAL_CALL later(const Document&, const rtl::OUString&, const uno::Sequence<uno::Any>&) override {
    return uno::Any(Reference<sheet::XVolatileResult>(new Still));
  }

 private:
  std::map<std::pair<sal_Int32, std::pair<sal_Int32, sal_Int32>>, rtl::Reference<Still>> followed_;
};

} // namespace

extern "C" SAL_DLLPUBLIC_EXPORT uno::XInterface* stackbook_Empty_get(uno::XComponentContext*,
                                                                     const uno::Sequence<uno::Any>&) {
  return cppu::acquire(new Empty);
}
