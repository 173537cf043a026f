#include "engine/manifest_variants.hpp"

#include <gtest/gtest.h>

#include <string>

#include "engine/target.hpp"
#include "files.hpp"

namespace sockspec::conformance {
namespace {

const std::string plain = "title = 'x'\ncommand = ['driver']\nfollows = ['posix-2024', 'rfc']\n";

target on(std::string_view system, const std::string& variants) {
  const test_folder folder;
  return load_target_for(system, folder.write("x/target.toml", plain + variants));
}

std::string complaint_about(const std::string& variants) {
  const auto message = message_of([&] { on("linux", variants); });
  const auto file_end = message.find("target.toml:");
  return file_end == std::string::npos ? message : message.substr(file_end);
}

TEST(manifest_variants, take_the_place_of_keys_on_their_system_alone) {
  const std::string variants = "[on.windows]\nfollows = ['winsock']\nrequires = ['tcp4']\n";
  const auto there = on("windows", variants);
  EXPECT_EQ(there.follows, document_chain{document::winsock});
  EXPECT_EQ(there.requires_kinds, std::vector{kind::tcp4});
  EXPECT_EQ(there.command, std::vector<std::string>{"driver"});
  const auto elsewhere = on("linux", variants);
  EXPECT_EQ(elsewhere.follows, (document_chain{document::posix_2024, document::rfc}));
  EXPECT_TRUE(elsewhere.requires_kinds.empty());
}

TEST(manifest_variants, may_differ_in_tables_too) {
  const auto there = on("darwin", "[environment]\nA = '1'\n[on.darwin.environment]\nB = '2'\n");
  const std::vector<std::pair<std::string, std::string>> instead{{"B", "2"}};
  EXPECT_EQ(there.environment, instead);
}

TEST(manifest_variants, of_this_system_are_read_unless_another_is_named) {
  const test_folder folder;
  const auto manifest = folder.write(
      "x/target.toml", plain + "[on." + std::string(host_system) + "]\nfollows = ['python']\n");
  EXPECT_EQ(load_target(manifest).follows, document_chain{document::python});
}

TEST(manifest_variants, are_wrong_on_every_system) {
  EXPECT_TRUE(complaint_about("[on.windows]\nfollows = ['winsok']\n")
                  .starts_with("target.toml:5:12: unknown document \"winsok\""));
  EXPECT_TRUE(complaint_about("[on.windows]\ndeviations = 'none.toml'\n")
                  .starts_with("target.toml:5:14: there is no file"));
}

TEST(manifest_variants, are_for_systems_and_not_nested) {
  EXPECT_TRUE(complaint_about("[on.windowsx]\nfollows = ['rfc']\n")
                  .starts_with("target.toml:4:5: unknown key \"windowsx\" in [on]; did you mean"));
  EXPECT_TRUE(complaint_about("on = 3\n").starts_with("target.toml:4:6: [on] must be a table"));
  EXPECT_TRUE(complaint_about("[on.linux.on.windows]\n").find("no variants") != std::string::npos);
}

}  // namespace
}  // namespace sockspec::conformance
