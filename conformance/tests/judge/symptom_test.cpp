#include "engine/symptom.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace sockspec::conformance {
namespace {

TEST(symptom, may_be_a_word_or_a_family_with_a_detail) {
  for (const auto* token :
       {"ok", "eof", "early", "not_blocked", "wrote_past_end", "error:host_unreachable",
        "error:unknown", "value:-3", "lacks:POLLIN", "has:O_NONBLOCK", "timeout:recv",
        "crash:SIGSEGV", "unresolved:setup", "unresolved:peer", "unsupported:host"}) {
    EXPECT_EQ(symptom_defect(token), "") << token;
  }
}

TEST(symptom, says_what_is_wrong_with_others) {
  const std::pair<const char*, const char*> wrong[] = {
      {"", "a symptom is a word"},
      {"Not blocked", "a symptom is a word"},
      {":x", "a symptom is a word"},
      {"errox:timed_out", "did you mean \"error\"?"},
      {"observation:x", "unknown family"},
      {"error", "write FAMILY:DETAIL"},
      {"error:", "write FAMILY:DETAIL"},
      {"value:1 2", "write FAMILY:DETAIL"},
      {"error:conection_refused", "no error has the portable name"},
      {"error:ECONNREFUSED", "no error has the portable name"},
      {"error:not_supported", "write error:operation_not_supported"},
      {"unresolved:setpu", "did you mean \"setup\"?"},
      {"unsupported:kernel", "Known are host, target, driver and arena"},
      {"unresolved:race", "never unexpected"},
      {"unresolved:driver", "mend the driver"},
      {"pass", "it is no failure"},
      {"observed:refused", "no deviation"},
      {"not_run:parked", "shows nothing"},
  };
  for (const auto& [token, part] : wrong) {
    const auto defect = symptom_defect(token);
    EXPECT_NE(defect.find(part), std::string::npos) << '"' << token << "\": " << defect;
  }
}

}  // namespace
}  // namespace sockspec::conformance
