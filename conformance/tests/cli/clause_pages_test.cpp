// docs/clauses/: what a page says of a clause.

#include "cli/clause_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sockspec::conformance::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr clause refused{.id = "connect.refused",
                         .level = must,
                         .says = "A connect to nobody fails with connection_refused.",
                         .sources = {linux_man("connect(2)", "ERRORS"), rfc("9293", "3.10.7.1")},
                         .kinds = tcp4,
                         .modes = blocking_mode,
                         .needs = {op::connect},
                         .catches = {"connect.no_such_lie"}};
constexpr clause open{.id = "accept.order",
                      .level = unspecified,
                      .says = "Who comes first is <not> said.",
                      .sources = {posix("accept", "DESCRIPTION")},
                      .kinds = tcp4,
                      .modes = all_modes,
                      .needs = {op::accept},
                      .revision = 2};

target departing() {
  target one;
  one.name = "sandbox";
  one.follows = {document::linux_man};
  one.deviations = {{.cause = "refusal_is_slow",
                     .cells = {"connect.refused/tcp?.*", "accept.order/*"},
                     .symptoms = {"early"},
                     .why = "It says so later.",
                     .source = "its manual",
                     .when = "target < 2"}};
  return one;
}

std::string page(std::string_view file) {
  static const std::vector<const clause*> clauses{&refused, &open};
  const std::vector<target> targets{departing()};
  for (const auto& each : clause_pages(clauses, targets)) {
    if (each.file == file) return each.text;
  }
  return "there is no such page";
}

TEST(clause_pages, say_all_that_is_known_of_a_clause) {
  EXPECT_THAT(page("connect.md"),
              AllOf(HasSubstr("## connect.refused\n\n**must**: A connect to nobody"),
                    HasSubstr("- sources: connect(2), ERRORS; RFC 9293, 3.10.7.1\n"),
                    HasSubstr("- kinds: tcp4; modes: blocking\n- needs: connect\n"),
                    HasSubstr("- catches `connect.no_such_lie`: not told\n")));
}

TEST(clause_pages, say_who_departs_and_why) {
  EXPECT_THAT(
      page("connect.md"),
      HasSubstr("- **sandbox departs** in `connect.refused/tcp?.*` (target &lt; 2): It says so "
                "later. Cause: `refusal_is_slow`; its manual\n"));
}

TEST(clause_pages, leave_out_targets_that_do_not_follow_the_source) {
  EXPECT_THAT(page("accept.md"), Not(HasSubstr("sandbox")));
}

TEST(clause_pages, name_a_later_revision_and_escape_what_markdown_would_read) {
  EXPECT_THAT(page("accept.md"),
              AllOf(HasSubstr("**unspecified**, revision 2: Who comes first is &lt;not&gt; said."),
                    HasSubstr("modes: blocking, nonblocking, timeout")));
}

TEST(clause_pages, have_an_index_in_the_order_of_the_clauses) {
  EXPECT_THAT(page("README.md"), AllOf(HasSubstr("2 clauses of 2 calls"),
                                       HasSubstr("| [connect](connect.md) | 1 | 1 | 0 | 0 | 1 |\n"
                                                 "| [accept](accept.md) | 1 | 0 | 0 | 1 | 0 |\n")));
}

}  // namespace
}  // namespace sockspec::conformance::cli
