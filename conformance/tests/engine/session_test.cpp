#include "engine/session.hpp"

#include <gtest/gtest.h>

#include "engine/scratch_folder.hpp"

namespace sockspec::conformance {
namespace {

// A session starts its drivers when it is first asked for them: here never.
class session_of_no_driver {
 public:
  explicit session_of_no_driver(target of, int index = 0)
      : target_(std::move(of)),
        in(loop_, target_, {"programs", "targets"}, scratch_.make(0), index, budgets_) {}

 private:
  target target_;
  protocol::io_loop loop_;
  scratch_folder scratch_;
  budgets budgets_;

 public:
  session in;
};

target with_address(const std::string& host) {
  target of;
  of.command = {"driver"};
  of.inet_address = host;
  return of;
}

TEST(session, has_an_address_of_its_own_with_neighbours) {
  const session_of_no_driver first(with_address("")), other(with_address(""), 251);
  EXPECT_EQ(first.in.inet_address(), "127.64.1.1");
  EXPECT_EQ(first.in.inet_neighbour(2), "127.64.1.2");
  EXPECT_EQ(other.in.inet_address(), "127.65.2.1");
  EXPECT_EQ(other.in.inet_neighbour(3), "127.65.2.3");
}

TEST(session, has_the_address_of_the_manifest) {
  const session_of_no_driver eleventh(with_address("127.0.0.11")), tenth(with_address("10.0.0.10"));
  EXPECT_EQ(eleventh.in.inet_address(), "127.0.0.11");
  EXPECT_EQ(eleventh.in.inet_neighbour(3), "127.0.0.13");
  EXPECT_EQ(tenth.in.inet_neighbour(2), "");
}

TEST(session, has_no_neighbours_where_many_hosts_have_none) {
  const session_of_no_driver only(with_address("127.0.0.1"));
  EXPECT_EQ(only.in.inet_address(), "127.0.0.1");
  EXPECT_EQ(only.in.inet_neighbour(2), "");
}

TEST(session, has_the_ipv6_address_of_the_manifest_or_the_loopback) {
  EXPECT_EQ(session_of_no_driver(with_address("")).in.inet6_address(), "::1");
  auto of = with_address("");
  of.inet6_address = "fd00::5357:5f0b";
  EXPECT_EQ(session_of_no_driver(of).in.inet6_address(), "fd00::5357:5f0b");
}

TEST(launch_of, expands_what_is_to_be_preloaded) {
  auto of = with_address("");
  of.manifest = "/targets/x/target.toml";
  of.preload = {"libx.so", "${folder}/liby.so"};
  const auto how = launch_of(of, {"/programs", "/targets"}, "/scratch");
  EXPECT_EQ(how.preload, (std::vector<std::string>{"libx.so", "/targets/x/liby.so"}));
}

}  // namespace
}  // namespace sockspec::conformance
