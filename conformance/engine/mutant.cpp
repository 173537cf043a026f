#include "engine/mutant.hpp"

#include <array>

namespace sockspec::conformance {

namespace {

class lying_seam final : public seam {
 public:
  explicit lying_seam(const mutant& lie) : lie_(lie) {}

  void before(value& call, const make_call& own) override {
    if (lie_.before == nullptr || !concerns(call)) return;
    state_.make_call = own;
    lie_.before(state_, call);
  }

  void after(const value& call, value& result, const make_call& own) override {
    if (lie_.after == nullptr || !concerns(call)) return;
    state_.make_call = own;
    lie_.after(state_, call, result);
  }

 private:
  bool concerns(const value& call) const {
    return lie_.watches_all || call["op"] == value(to_string(lie_.scope));
  }

  const mutant& lie_;
  lie_state state_;
};

}  // namespace

std::string_view to_string(mutant_level level) {
  constexpr std::array<std::string_view, 3> names{"seam", "driver", "below"};
  return names[static_cast<std::size_t>(level)];
}

std::string_view to_string(altered what) {
  constexpr std::array<std::string_view, 7> names{"error",     "effect", "count",  "option",
                                                  "readiness", "timing", "address"};
  return names[static_cast<std::size_t>(what)];
}

std::unique_ptr<seam> make_seam(const mutant& lie) {
  return std::make_unique<lying_seam>(lie);
}

}  // namespace sockspec::conformance
