#pragma once
// The seam between engine and drivers: where a mutant may rewrite a request or a reply of the
// subject.

#include <functional>

#include "engine/request.hpp"
#include "protocol/value.hpp"

namespace sockspec::conformance {

class seam {
 public:
  /// Makes a call of the mutant's own, unseen by the case, on the same lane; gives its result.
  using make_call = std::function<protocol::value(protocol::value call)>;

  seam() = default;
  virtual ~seam() = default;
  seam(const seam&) = delete;
  seam& operator=(const seam&) = delete;

  /// Before the call goes to the subject's driver.
  virtual void before(protocol::value& call, const make_call&) = 0;
  /// Before the result goes to the case. `call` is as the case made it.
  virtual void after(const protocol::value& call, protocol::value& result, const make_call&) = 0;
};

}  // namespace sockspec::conformance
