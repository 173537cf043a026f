#include "engine/deviation.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "files.hpp"

namespace sockspec::conformance {
namespace {

using std::chrono::year_month_day;

constexpr std::array<std::string_view, 3> clause_ids{"bind.address_in_use", "connect.refused",
                                                     "connect.timed_out"};

const std::string good = R"(# known
[refusal_is_unreachable]
cells = ["connect.refused/tcp*", "connect.timed_out"]
symptoms = ["error:host_unreachable", "unresolved:setup"]
why = "Nobody is at that address."
source = "socket_wrapper.c, swrap_connect"
review = 2027-06-01
when = "kernel >= 6.1, target < 1.4"
intermittent = "depends on the order of files"
untriaged = true
)";

/// The good text with one line (from 1) replaced.
std::string with_line(int number, const std::string& line) {
  std::size_t begin = 0;
  for (int i = 1; i < number; ++i) begin = good.find('\n', begin) + 1;
  return good.substr(0, begin) + line + good.substr(good.find('\n', begin));
}

std::string message_for(const std::string& text) {
  return message_of([&] { parse_deviations(text, "d.toml", clause_ids); });
}

TEST(deviations, are_read_with_every_key) {
  const auto entries = parse_deviations(good, "d.toml", clause_ids);
  const deviation expected{
      .cause = "refusal_is_unreachable",
      .cells = {"connect.refused/tcp*", "connect.timed_out"},
      .symptoms = {"error:host_unreachable", "unresolved:setup"},
      .why = "Nobody is at that address.",
      .source = "socket_wrapper.c, swrap_connect",
      .review = year_month_day{std::chrono::year(2027), std::chrono::June, std::chrono::day(1)},
      .when = "kernel >= 6.1, target < 1.4",
      .intermittent = "depends on the order of files",
      .untriaged = true,
      .line = 2};
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0], expected);
}

TEST(deviations, need_only_the_first_five_keys) {
  const auto entries = parse_deviations(good.substr(0, good.find("when")), "d.toml");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].when, "");
  EXPECT_EQ(entries[0].intermittent, "");
  EXPECT_FALSE(entries[0].untriaged);
}

TEST(deviations, keep_the_order_of_the_file) {
  const auto second = [](const char* name) {
    return "[" + std::string(name) + good.substr(good.find(']'));
  };
  const auto entries = parse_deviations(second("zebra") + second("ant"), "d.toml");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].cause, "zebra");
  EXPECT_EQ(entries[1].cause, "ant");
  EXPECT_GT(entries[1].line, entries[0].line);
}

TEST(deviations, may_be_none) {
  EXPECT_TRUE(parse_deviations("", "d.toml").empty());
  EXPECT_TRUE(parse_deviations("# nothing as yet\n", "d.toml").empty());
}

struct wrong_line {
  int number;
  const char* line;
  const char* place;
  const char* part;
};

TEST(deviations, say_where_they_are_wrong_and_a_way_out) {
  const wrong_line wrong[] = {
      {1, "stray = true", "1:1", "must be a table with a header: write [stray]"},
      {1, "a = {why = 'x'}", "1:1", "must be a table with a header"},
      {1, "a.why = 'x'", "1:1", "must be a table with a header"},
      {1, "[[a]]", "1:3", "must be a table with a header"},
      {2, "[Refusal]", "2:2", "named in snake_case"},
      {2, "['re fusal']", "2:2", "named in snake_case"},
      {2, "[refusal", "2:9", "TOML"},
      {3, "", "2:1", "lacks \"cells\"; add it"},
      {3, "cell = ['connect.refused']", "3:1", "did you mean \"cells\"?"},
      {3, "cells = 'connect.refused'", "3:9", "\"cells\" is a string; write an array of strings"},
      {3, "cells = []", "3:9", "must not be empty"},
      {3, "cells = ['connect.refused', 1]", "3:29", "is an integer; write a string"},
      {3, "cells = ['connect.refused', '']", "3:29", "must not be empty"},
      {3, "cells = ['connect.refused', 'connect.refused']", "3:29", "twice; remove one"},
      {3, "cells = ['connect.refusd/tcp4.*']", "3:10", "did you mean \"connect.refused\"?"},
      {3, "cells = ['connect.*', 'recv.*']", "3:23", "no clause is named \"recv.*\""},
      {3, "cells = ['tcp4.blocking']", "3:10", "`sockspec list clauses` lists them"},
      {3, "cells = ['connect.*/tcp5.*']", "3:10", "no cell has the kind and mode \"tcp5.*\""},
      {3, "cells = ['connect.*/tcp4.bloking']", "3:10", "did you mean \"tcp4.blocking\"?"},
      {3, "cells = ['connect.*/']", "3:10", "write KIND.MODE"},
      {4, "", "2:1", "lacks \"symptoms\""},
      {4, "symptoms = [true]", "4:13", "is a boolean"},
      {4, "symptoms = ['eof', 'EOF']", "4:20", "\"EOF\": a symptom is a word"},
      {4, "symptoms = ['error:ENOENT']", "4:13", "`sockspec explain --names`"},
      {4, "symptoms = ['unresolved:driver']", "4:13", "mend the driver"},
      {5, "", "2:1", "lacks \"why\""},
      {5, "why = ''", "5:7", "must not be empty"},
      {5, "why = ' '", "5:7", "must not be empty"},
      {5, "why = ['x']", "5:7", "is an array; write a string"},
      {6, "", "2:1", "lacks \"source\""},
      {6, "source = 2027-06-01", "6:10", "is a date; write a string"},
      {7, "", "2:1", "lacks \"review\""},
      {7, "review = '2027-06-01'", "7:10", "is a string; write a date without quotes"},
      {7, "review = 2027-06-01T00:00:00", "7:10", "is a time; write a date"},
      {7, "review = 2027-02-29", "7:20", "expected day between 1 and 28"},
      {7, "review = 2027-13-01", "7:17", "expected month between 1 and 12"},
      {8, "when = 'kernel ~ 6'", "8:8", "there is none of <, <=, ==, >= and >"},
      {8, "when = 'glibc > 2'", "8:8", "none of target, kernel and host"},
      {8, "when = ''", "8:8", "must not be empty"},
      {9, "intermittent = true", "9:16", "is a boolean; write a string"},
      {9, "sub.key = true", "9:1", "unknown key \"sub\" in [refusal_is_unreachable]"},
      {10, "untriaged = 'true'", "10:13", "is a string; write true or false, without quotes"},
      {10, "untriagd = true", "10:1", "did you mean \"untriaged\"?"},
      {10, "why = 'again'", "10:7", "cannot redefine"},
  };
  for (const auto& [number, line, place, part] : wrong) {
    const auto message = message_for(with_line(number, line));
    EXPECT_TRUE(message.starts_with("d.toml:" + std::string(place) + ": ")) << line << "\n"
                                                                            << message;
    EXPECT_NE(message.find(part), std::string::npos) << line << "\n" << message;
  }
}

// Nothing but a manifest_error comes out of a file that breaks off.
TEST(deviations, that_break_off_are_refused_with_a_place) {
  int refused = 0;
  for (std::size_t size = 0; size < good.size(); ++size) {
    try {
      parse_deviations(good.substr(0, size), "d.toml", clause_ids);
    } catch (const manifest_error& error) {
      EXPECT_TRUE(std::string(error.what()).starts_with("d.toml:")) << error.what();
      ++refused;
    }
  }
  EXPECT_GT(refused, 200);
}

TEST(deviations, are_read_from_a_file) {
  const test_folder folder;
  const auto file = folder.write("deviations.toml", good);
  EXPECT_EQ(load_deviations(file, clause_ids).size(), 1U);
  EXPECT_TRUE(load_deviations(folder.write("empty.toml", "")).empty());
  const auto missing = folder.path() / "none.toml";
  const auto message = message_of([&] { load_deviations(missing); });
  EXPECT_TRUE(message.starts_with(missing.string() + ": cannot be read (No such file")) << message;
  EXPECT_NE(message_of([&] { load_deviations(folder.path()); }).find("cannot be read ("),
            std::string::npos);
}

TEST(deviation, names_cells_by_its_globs) {
  const auto entry = parse_deviations(good, "d.toml")[0];
  EXPECT_TRUE(entry.names("connect.refused/tcp4.blocking"));
  EXPECT_TRUE(entry.names("connect.refused/tcp6.timeout"));
  EXPECT_FALSE(entry.names("connect.refused/unix_stream.blocking"));
  EXPECT_TRUE(entry.names("connect.timed_out/udp4.blocking"));
  EXPECT_FALSE(entry.names("connect.timed_out_twice/udp4.blocking"));
}

TEST(deviation, expects_its_symptoms_and_no_part_of_them) {
  const auto entry = parse_deviations(good, "d.toml")[0];
  EXPECT_TRUE(entry.expects("error:host_unreachable"));
  EXPECT_TRUE(entry.expects("unresolved:setup"));
  EXPECT_FALSE(entry.expects("error:host"));
  EXPECT_FALSE(entry.expects("error:host_unreachable_"));
}

}  // namespace
}  // namespace sockspec::conformance
