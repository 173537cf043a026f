// Which clauses cite which sections, and what is said of an inventory that is not so.

#include "sources/coverage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sockspec::conformance {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<inventory> listing(std::string_view text) {
  return {parse_inventory(text, "linux_man.toml", document::linux_man)};
}

constexpr clause accepting{.id = "accept4.one", .sources = {linux_man("accept4(2)", "ERRORS")}};
const std::vector<const clause*> one_clause{&accepting};

TEST(coverage, counts_citations_of_a_page_by_any_of_its_names) {
  const auto all = listing("[\"accept(2)\"]\nalso = [\"accept4(2)\"]\nsections = [\"ERRORS\"]\n");
  const auto sections = coverage(all, one_clause);
  ASSERT_EQ(sections.size(), 1u);
  EXPECT_EQ(to_string(sections[0].of), "accept(2), ERRORS");
  EXPECT_THAT(sections[0].clauses, ElementsAre(&accepting));
  EXPECT_THAT(defects(all, one_clause), IsEmpty());
}

TEST(coverage, ends_with_what_is_cited_and_not_listed) {
  const auto all = listing("[\"bind(2)\"]\nsections = [\"ERRORS\"]\n");
  const auto sections = coverage(all, one_clause);
  ASSERT_EQ(sections.size(), 2u);
  EXPECT_TRUE(sections[0].is_planned());
  EXPECT_FALSE(sections[1].is_listed);
  EXPECT_THAT(sections[1].clauses, ElementsAre(&accepting));
}

TEST(defects, tell_a_page_that_is_not_listed) {
  const auto all = listing("[\"bind(2)\"]\nsections = [\"ERRORS\"]\n");
  EXPECT_THAT(defects(all, one_clause),
              ElementsAre(AllOf(HasSubstr("accept4.one cites accept4(2), ERRORS"),
                                HasSubstr("no page of linux_man.toml"))));
}

TEST(defects, tell_a_section_that_is_spelt_another_way) {
  const auto all = listing("[\"accept4(2)\"]\nsections = [\"ERROR\"]\n");
  EXPECT_THAT(defects(all, one_clause), ElementsAre(HasSubstr("did you mean \"ERROR\"?")));
}

TEST(defects, tell_a_section_that_is_not_listed) {
  const auto all = listing("[\"accept4(2)\"]\nsections = [\"NOTES\"]\n");
  EXPECT_THAT(defects(all, one_clause), ElementsAre(HasSubstr("or list it there")));
}

TEST(defects, tell_a_document_without_an_inventory) {
  EXPECT_THAT(defects({}, one_clause), ElementsAre(HasSubstr("without an inventory")));
}

TEST(defects, tell_a_reason_that_is_out_of_date) {
  const auto all = listing("[\"accept4(2)\"]\nin_passing = [\"ERRORS\"]\n");
  EXPECT_THAT(defects(all, one_clause),
              ElementsAre(AllOf(HasSubstr("linux_man.toml:2: "), HasSubstr("(in_passing)"),
                                HasSubstr("accept4.one cites it"))));
}

TEST(defects, do_not_tell_what_is_planned) {
  const auto all = listing("[\"accept4(2)\"]\nsections = [\"ERRORS\", \"NOTES\"]\n");
  EXPECT_THAT(defects(all, one_clause), IsEmpty());
}

}  // namespace
}  // namespace sockspec::conformance
