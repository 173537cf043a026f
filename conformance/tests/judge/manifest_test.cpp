#include <gtest/gtest.h>

#include <array>
#include <string>

#include "engine/target.hpp"
#include "files.hpp"
#include "matrix/arena.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

const std::string good = R"(title = "socket_wrapper 1.3.5"
command = ["${bin}/sockspec-native-driver", "--name", "", "${folder}/x", "-v", "-v"]
peer = "self"
follows = ["linux-man", "posix-2024", "rfc"]
stands_on = "native"
requires = ["tcp4", "udp6"]
inet_address = "127.0.0.10"
start_timeout = "10 s"
deviations = "known.toml"

[environment]
LANGUAGE = "C"
SOCKET_WRAPPER_DIR = "${scratch}"
EMPTY = ""
)";

const std::string deviation_text = R"([late]
cells = ["connect.refused"]
symptoms = ["early"]
why = "w"
source = "s"
review = 2027-06-01
)";

std::string with_line(int number, const std::string& line) {
  std::size_t begin = 0;
  for (int i = 1; i < number; ++i) begin = good.find('\n', begin) + 1;
  return good.substr(0, begin) + line + good.substr(good.find('\n', begin));
}

TEST(manifest, is_read_with_every_key) {
  const test_folder folder;
  folder.write("wrapped/known.toml", deviation_text);
  const auto read = load_target(folder.write("wrapped/target.toml", good));
  EXPECT_EQ(read.name, "wrapped");
  EXPECT_EQ(read.title, "socket_wrapper 1.3.5");
  EXPECT_EQ(read.manifest, folder.path() / "wrapped" / "target.toml");
  EXPECT_EQ(read.command, (std::vector<std::string>{"${bin}/sockspec-native-driver", "--name", "",
                                                    "${folder}/x", "-v", "-v"}));
  const std::vector<std::pair<std::string, std::string>> environment{
      {"LANGUAGE", "C"}, {"SOCKET_WRAPPER_DIR", "${scratch}"}, {"EMPTY", ""}};
  EXPECT_EQ(read.environment, environment);
  EXPECT_FALSE(read.peer_is_native);
  EXPECT_EQ(read.follows,
            (document_chain{document::linux_man, document::posix_2024, document::rfc}));
  EXPECT_EQ(read.stands_on, "native");
  EXPECT_EQ(read.requires_kinds, (std::vector{kind::tcp4, kind::udp6}));
  EXPECT_EQ(read.inet_address, "127.0.0.10");
  EXPECT_EQ(read.start_timeout, 10s);
  EXPECT_EQ(read.deviations_file, folder.path() / "wrapped" / "known.toml");
  ASSERT_EQ(read.deviations.size(), 1U);
  EXPECT_EQ(read.deviations[0].cause, "late");
}

TEST(manifest, names_what_lies_below_the_driver) {
  const test_folder folder;
  const auto read = load_target(folder.write("x/target.toml",
                                             "title = 'x'\ncommand = ['driver']\n"
                                             "follows = ['rfc']\n"
                                             "preload = ['libx.so', '${folder}/liby.so']\n"
                                             "install = 'package x'\n"
                                             "needs = ['x', '${folder}/y']\n"
                                             "up = ['x', '--up']\ndown = ['x', '--down']\n"
                                             "inet6_address = 'fd00::5357:5f0b'\n"
                                             "own_network = true\n"
                                             "[implementation]\nname = 'x'\n"
                                             "version = ['${bin}/x', '--version']\n"
                                             "[lacks]\nlimit = 'none'\nSO_MARK = 'no'\n"));
  EXPECT_EQ(read.preload, (std::vector<std::string>{"libx.so", "${folder}/liby.so"}));
  EXPECT_EQ(read.install, "package x");
  EXPECT_EQ(read.needs, (std::vector<std::string>{"x", "${folder}/y"}));
  EXPECT_EQ(read.up, (std::vector<std::string>{"x", "--up"}));
  EXPECT_EQ(read.down, (std::vector<std::string>{"x", "--down"}));
  EXPECT_EQ(read.inet6_address, "fd00::5357:5f0b");
  EXPECT_EQ(read.lacks, (lacking{{"limit", "none"}, {"SO_MARK", "no"}}));
  EXPECT_TRUE(read.own_network);
  ASSERT_TRUE(read.implementation);
  EXPECT_EQ(read.implementation->name, "x");
  EXPECT_EQ(read.implementation->version, (std::vector<std::string>{"${bin}/x", "--version"}));
}

TEST(manifest, needs_only_title_command_and_documents) {
  const test_folder folder;
  const auto read = load_target(
      folder.write("plain/target.toml", "title = 'x'\ncommand = ['driver']\nfollows = ['rfc']\n"));
  EXPECT_TRUE(read.environment.empty());
  EXPECT_TRUE(read.peer_is_native);
  EXPECT_EQ(read.stands_on, "");
  EXPECT_TRUE(read.requires_kinds.empty());
  EXPECT_FALSE(read.own_network);
  EXPECT_EQ(read.lacks.size(), 1U);
  EXPECT_TRUE(read.lacks.contains(own_network_name));
  EXPECT_EQ(read.inet_address, "");
  EXPECT_EQ(read.inet6_address, "");
  EXPECT_TRUE(read.preload.empty());
  EXPECT_TRUE(read.needs.empty() && read.up.empty() && read.down.empty());
  EXPECT_EQ(read.install, "");
  EXPECT_FALSE(read.implementation);
  EXPECT_EQ(read.start_timeout, 5s);
  EXPECT_EQ(read.deviations_file, folder.path() / "plain" / "deviations.toml");
  EXPECT_TRUE(read.deviations.empty());
}

TEST(manifest, reads_deviations_toml_where_there_is_one) {
  const test_folder folder;
  folder.write("x/deviations.toml", deviation_text);
  const auto manifest =
      folder.write("x/target.toml", "title = 'x'\ncommand = ['driver']\nfollows = ['rfc']\n");
  EXPECT_EQ(load_target(manifest).deviations.size(), 1U);
  const std::array<std::string_view, 1> other_ids{"bind.twice"};
  const auto message = message_of([&] { load_target(manifest, other_ids); });
  EXPECT_NE(message.find("deviations.toml:2:10: no clause is named \"connect.refused\""),
            std::string::npos)
      << message;
}

TEST(manifest, takes_durations_in_three_units) {
  const test_folder folder;
  const auto timeout_of = [&](const std::string& text) {
    return load_target(folder.write("x/target.toml",
                                    "title = 'x'\ncommand = ['d']\nfollows = ['rfc']\n"
                                    "start_timeout = '" +
                                        text + "'\n"))
        .start_timeout;
  };
  EXPECT_EQ(timeout_of("500 ms"), 500ms);
  EXPECT_EQ(timeout_of("30s"), 30s);
  EXPECT_EQ(timeout_of("999999 min"), 999999min);
}

struct wrong_line {
  int number;
  const char* line;
  const char* place;
  const char* part;
};

TEST(manifest, says_where_it_is_wrong_and_a_way_out) {
  const wrong_line wrong[] = {
      {1, "", "1:1", "the manifest lacks \"title\"; add it"},
      {1, "titlle = 'x'", "1:1", "unknown key \"titlle\" in the manifest; did you mean \"title\"?"},
      {1, "title = 1", "1:9", "\"title\" is an integer; write a string"},
      {1, "title = ''", "1:9", "must not be empty"},
      {1, "title = 'x", "1:11", "TOML"},
      {2, "", "1:1", "lacks \"command\""},
      {2, "command = 'driver'", "2:11", "is a string; write an array of strings"},
      {2, "command = []", "2:11", "must not be empty"},
      {2, "command = ['']", "2:12", "the program's name must not be empty"},
      {2, "command = ['d', 5]", "2:17", "is an integer"},
      {2, "command = ['d', '${home}']", "2:17",
       "unknown placeholder ${home}; Known are bin, folder and scratch"},
      {2, "command = ['${bn}/d']", "2:12", "did you mean \"bin\"?"},
      {2, "command = ['${bin/d']", "2:12", "without \"}\""},
      {3, "peer = 'selfish'", "3:8", "unknown peer \"selfish\"; Known are native and self"},
      {3, "peer = true", "3:8", "is a boolean"},
      {4, "", "1:1", "lacks \"follows\""},
      {4, "follows = []", "4:11", "must not be empty"},
      {4, "follows = ['linux-man', 'posix-2042']", "4:25",
       "unknown document \"posix-2042\"; did you mean \"posix-2024\"? Known are posix-2024, "
       "linux-man, rfc"},
      {4, "follows = ['rfc', 'rfc']", "4:19", "twice; remove one"},
      {5, "stands_on = 'wrapped'", "5:13", "cannot stand on itself"},
      {5, "stands_on = ''", "5:13", "must not be empty"},
      {6, "requires = ['tcp4', 'tcp5']", "6:21",
       "unknown kind \"tcp5\"; did you mean \"tcp4\"? Known are tcp4, tcp6"},
      {6, "requires = 'tcp4'", "6:12", "is a string"},
      {7, "inet_address = '::1'", "7:16", "\"::1\" is no IPv4 address"},
      {7, "inet_address = '127.0.0'", "7:16", "is no IPv4 address"},
      {7, "inet_address = '127.0.0.256'", "7:16", "is no IPv4 address"},
      {7, "inet_address = '127.0.0.1.1'", "7:16", "is no IPv4 address"},
      {8, "start_timeout = 5", "8:17", "is an integer"},
      {8, "start_timeout = '5'", "8:17", "\"5\" is no duration"},
      {8, "start_timeout = '0 s'", "8:17", "is no duration"},
      {8, "start_timeout = '-5 s'", "8:17", "is no duration"},
      {8, "start_timeout = '5 hours'", "8:17", "write a number and ms, s or min"},
      {8, "start_timeout = '1000000 s'", "8:17", "is no duration"},
      {9, "deviations = 'unknown.toml'", "9:14", "there is no file \"unknown.toml\""},
      {9, "deviation = 'known.toml'", "9:1", "did you mean \"deviations\"?"},
      {11, "[environ]", "11:2", "unknown key \"environ\""},
      {11, "[environment.more]", "11:1", "\"more\" is a table; write a string"},
      {11, "[lacks]\nlimits = 'x'", "12:1", "\"limits\" is no operation of the protocol"},
      {11, "[lacks]\nlimit = ''", "12:9", "say why"},
      {12, "LANGUAGE = 1", "12:12", "\"LANGUAGE\" is an integer; write a string"},
      {12, "LD_PRELOAD = 'libx.so'", "12:1", "name it under the key \"preload\""},
      {12, "DYLD_INSERT_LIBRARIES = 'x'", "12:1", "name it under the key \"preload\""},
      {12, "'A=B' = 'x'", "12:1", "no variable can be named \"A=B\""},
      {12, "LANGUAGE = '${lib}/x'", "12:12", "unknown placeholder ${lib}"},
      {8, "inet6_address = '127.0.0.1'", "8:17", "\"127.0.0.1\" is no IPv6 address"},
      {8, "inet6_address = 'fd00::1::2'", "8:17", "write it as in \"fd00::1\""},
      {8, "inet6_address = 'fe80::1%lo'", "8:17", "is no IPv6 address"},
      {8, "inet6_address = 6", "8:17", "is an integer"},
      {8, "preload = 'libx.so'", "8:11", "is a string; write an array of strings"},
      {8, "preload = []", "8:11", "must not be empty"},
      {8, "preload = ['libx.so', 'libx.so']", "8:23", "twice; remove one"},
      {8, "preload = ['libx.so:liby.so']", "8:12", "more than one library"},
      {8, "preload = ['${lib}/x.so']", "8:12", "unknown placeholder ${lib}"},
      {8, "install = ''", "8:11", "must not be empty"},
      {8, "needs = ['x', 'x']", "8:15", "twice; remove one"},
      {8, "needs = ['${lib}/x']", "8:10", "unknown placeholder ${lib}"},
      {8, "up = ['']", "8:7", "the program's name must not be empty"},
      {8, "down = 'x'", "8:8", "is a string; write an array of strings"},
      {8, "implementation = 'x'", "8:18", "[implementation] must be a table, and is a string"},
      {8, "implementation = { name = 'x' }", "8:18", "[implementation] lacks \"version\""},
      {8, "implementation = { version = ['x'] }", "8:18", "lacks \"name\""},
      {8, "implementation = { name = 'x', version = [''] }", "8:43",
       "the program's name must not be empty"},
      {8, "implementation = { name = 'x', version = ['x'], names = 'x' }", "8:49",
       "unknown key \"names\" in [implementation]; did you mean \"name\"?"},
  };
  const test_folder folder;
  folder.write("wrapped/known.toml", deviation_text);
  for (const auto& [number, line, place, part] : wrong) {
    const auto manifest = folder.write("wrapped/target.toml", with_line(number, line));
    const auto message = message_of([&] { load_target(manifest); });
    EXPECT_TRUE(message.starts_with(manifest.string() + ':' + place + ": ")) << line << "\n"
                                                                             << message;
    EXPECT_NE(message.find(part), std::string::npos) << line << "\n" << message;
  }
}

TEST(manifest, that_cannot_be_read_is_named) {
  const test_folder folder;
  const auto missing = folder.path() / "target.toml";
  EXPECT_TRUE(message_of([&] {
                load_target(missing);
              }).starts_with(missing.string() + ": cannot be read (No such file"));
}

TEST(find_target, by_name_by_folder_and_by_path) {
  const test_folder folder;
  const std::string text = "title = 'x'\ncommand = ['driver']\nfollows = ['rfc']\n";
  folder.write("near/target.toml", text);
  folder.write("not_a_target/readme.md", "");
  const test_folder elsewhere;
  const auto far_manifest = elsewhere.write("far/target.toml", text);
  EXPECT_EQ(find_targets(folder.path()).size(), 1U);
  EXPECT_EQ(find_target("near", folder.path()).name, "near");
  EXPECT_EQ(find_target(far_manifest.string(), folder.path()).name, "far");
  EXPECT_EQ(find_target((elsewhere.path() / "far").string(), folder.path()).name, "far");
}

TEST(find_target, lists_the_names_that_there_are) {
  const test_folder folder;
  folder.write("native/target.toml", "");
  folder.write("portability/target.toml", "");
  EXPECT_EQ(message_of([&] { find_target("nativ", folder.path()); }),
            "unknown target \"nativ\"; did you mean \"native\"? Known are native and portability. "
            "Give one of these, or the path of a manifest");
  const auto message = message_of([&] { find_target("native", folder.path() / "none"); });
  EXPECT_NE(message.find("none: cannot be read"), std::string::npos) << message;
}

}  // namespace
}  // namespace sockspec::conformance
