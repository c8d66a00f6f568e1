// The cell functions whose answers stand in the rule pack, as UNO sees them: one class for their services, since one
// snapshot and one check serve them all. Calc finds a method of an object by its name alone, so that services whose
// methods share a name (STACK.COMPLETENESS, PROPOSAL.COMPLETENESS) need classes of their own: proposal.hpp, row.hpp.
//
// Each method looks up the desk of its document and passes its arguments on; nothing here knows the export program.
//
// Everything is caught at this border: an exception in an add-in call would reach the office.
#pragma once

#include "plugin/calc/functions/guard.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase6.hxx>
#include <org/stackbook/XCountry.hpp>
#include <org/stackbook/XDeadline.hpp>
#include <org/stackbook/XIncentive.hpp>
#include <org/stackbook/XRule.hpp>
#include <org/stackbook/XStack.hpp>

namespace stackbook::calc {

class Functions final
    : public cppu::WeakImplHelper6<org::stackbook::XStack, org::stackbook::XIncentive, org::stackbook::XRule,
                                   org::stackbook::XCountry, org::stackbook::XDeadline,
                                   com::sun::star::lang::XServiceInfo> {
 public:
  // XStack
  ValueArgument SAL_CALL completeness(const DocumentArgument& document, const ValueArgument& layer) override;
  ValueArgument SAL_CALL missing(const DocumentArgument& document, const ValueArgument& layer) override;
  ValueArgument SAL_CALL has(const DocumentArgument& document, const rtl::OUString& element) override;
  ValueArgument SAL_CALL uscontent(const DocumentArgument& document, const ValueArgument& reading) override;
  // XIncentive
  ValueArgument SAL_CALL total(const DocumentArgument& document, const ValueArgument& tool) override;
  ValueArgument SAL_CALL guaranteed(const DocumentArgument& document, const ValueArgument& tool) override;
  ValueArgument SAL_CALL cover(const DocumentArgument& document, const ValueArgument& tool) override;
  ValueArgument SAL_CALL bytool(const DocumentArgument& document) override;
  ValueArgument SAL_CALL limit(const DocumentArgument& document, const rtl::OUString& tool) override;
  ValueArgument SAL_CALL headroom(const DocumentArgument& document, const rtl::OUString& tool) override;
  // XRule
  ValueArgument SAL_CALL decide(const DocumentArgument& document, const rtl::OUString& decision,
                                const RestArgument& values) override;
  ValueArgument SAL_CALL feel(const DocumentArgument& document, const rtl::OUString& expression,
                              const RestArgument& values) override;
  ValueArgument SAL_CALL explain(const DocumentArgument& document, const rtl::OUString& rule,
                                 const RestArgument& values) override;
  ValueArgument SAL_CALL why(const DocumentArgument& document, const CellArgument& cell) override;
  // XCountry
  ValueArgument SAL_CALL group(const DocumentArgument& document, const rtl::OUString& country) override;
  ValueArgument SAL_CALL In(const DocumentArgument& document, const rtl::OUString& country,
                            const rtl::OUString& group) override;
  // XDeadline
  ValueArgument SAL_CALL days(const DocumentArgument& document) override;
  // XServiceInfo
  rtl::OUString SAL_CALL getImplementationName() override;
  sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;

 private:
  std::optional<ValueArgument> evaluated(const std::string& key);
  std::mutex guard_; // a script may call without the office's lock, and there is one object for all
  std::unordered_map<std::string, ValueArgument>
      evaluated_; // what RULE.FEEL gave, where the clock has no part in it
};

} // namespace stackbook::calc
