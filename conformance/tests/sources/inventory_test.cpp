// The inventories' format: what is read, and what is refused, with its place.

#include "sources/inventory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sockspec::conformance {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

inventory parsed(std::string_view text) {
  return parse_inventory(text, "linux_man.toml", document::linux_man);
}

std::string error_of(std::string_view text) {
  try {
    static_cast<void>(parsed(text));
  } catch (const manifest_error& error) {
    return error.what();
  }
  return "nothing is wrong";
}

TEST(inventory, reads_pages_sections_and_reasons) {
  const auto all = parsed(
      "[\"accept(2)\"]\n"
      "also = [\"accept4(2)\"]\n"
      "sections = [\"DESCRIPTION\", \"ERRORS\"]\n"
      "in_passing = [\"RETURN VALUE\"]\n");
  ASSERT_EQ(all.pages.size(), 1u);
  EXPECT_EQ(all.find("accept4(2)"), &all.pages.front());
  EXPECT_EQ(all.find("bind(2)"), nullptr);
  const auto& sections = all.pages.front().sections;
  ASSERT_EQ(sections.size(), 3u);
  EXPECT_EQ(sections[1].name, "ERRORS");
  EXPECT_EQ(sections[1].without, std::nullopt);
  EXPECT_EQ(sections[2].without, reason::in_passing);
  EXPECT_EQ(sections[2].line, 4);
}

TEST(inventory, refuses_a_reason_that_is_none) {
  EXPECT_THAT(
      error_of("[bind]\ninformativ = [\"ERRORS\"]\n"),
      AllOf(StartsWith("linux_man.toml:2:1: "), HasSubstr("did you mean \"informative\"?")));
}

TEST(inventory, refuses_a_section_that_is_spelt_in_two_ways) {
  EXPECT_THAT(
      error_of("[bind]\nsections = [\"Socket options\"]\ninformative = [\"socket-options\"]\n"),
      AllOf(StartsWith("linux_man.toml:3:"), HasSubstr("is listed already")));
}

TEST(inventory, refuses_a_page_under_two_headers) {
  EXPECT_THAT(
      error_of(
          "[accept4]\nsections = [\"A\"]\n[accept]\nalso = [\"accept4\"]\nsections = [\"A\"]\n"),
      AllOf(StartsWith("linux_man.toml:3:"), HasSubstr("a page \"accept4\" already")));
}

TEST(inventory, refuses_a_page_without_sections) {
  EXPECT_THAT(error_of("[accept]\nalso = [\"accept4\"]\n"), HasSubstr("lists no section"));
}

TEST(inventory, refuses_a_page_that_is_no_table) {
  EXPECT_THAT(error_of("accept = [\"ERRORS\"]\n"), HasSubstr("must be a table"));
}

TEST(inventory, refuses_a_folder_without_inventories) {
  EXPECT_THROW(static_cast<void>(load_inventories("no/such/folder")), manifest_error);
}

TEST(inventory, is_named_for_its_document) {
  EXPECT_EQ(inventory_file_name(document::posix_2024), "posix_2024.toml");
}

TEST(reasons, stand_at_their_places) {
  for (const auto& each : all_reasons) EXPECT_EQ(traits(each.which).name, each.name);
}

}  // namespace
}  // namespace sockspec::conformance
