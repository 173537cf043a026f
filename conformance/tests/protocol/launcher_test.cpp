// What sockspec-launch makes of the process that becomes a driver.

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "protocol/loaded_library.hpp"
#include "scripted_driver.hpp"

namespace sockspec::protocol {
namespace {

using launcher_test = driver_process_test;

TEST_F(launcher_test, inherits_no_descriptor_and_default_signals) {
  const int leaked = dup(0);  // inheritable, as a shell's redirection would be
  signal(SIGUSR1, SIG_IGN);
  driver_process driver(loop, scripted());
  signal(SIGUSR1, SIG_DFL);
  close(leaked);
  EXPECT_EQ(run_and_reply(driver, "sorted(int(n) for n in os.listdir('/proc/self/fd'))[:-1]"),
            "[0,1,2]");
  EXPECT_EQ(run_and_reply(driver, "int(signal.getsignal(signal.SIGUSR1))"), "0");
  EXPECT_EQ(run_and_reply(driver, "os.getpid() == os.getpgrp() == os.getsid(0)"), "true");
}

TEST_F(launcher_test, gets_the_environment_and_the_folder_that_are_named) {
  const auto folder = std::filesystem::canonical(testing::TempDir());
  auto how = scripted();
  how.environment = {{"SOCKSPEC_TEST", "a=b c"}};
  how.scratch = folder;
  driver_process driver(loop, how);
  EXPECT_EQ(run_and_reply(driver, "os.environ['SOCKSPEC_TEST']"), "\"a=b c\"");
  EXPECT_EQ(run_and_reply(driver, "os.getcwd()"), "\"" + folder.string() + "\"");
}

TEST_F(launcher_test, gets_the_libraries_that_are_to_be_preloaded) {
  auto how = scripted();
  how.preload = {"libm.so.6", "libno_such_library.so"};
  driver_process driver(loop, how);
  EXPECT_EQ(run_and_reply(driver, "os.environ['LD_PRELOAD']"),
            "\"libm.so.6:libno_such_library.so\"");
  EXPECT_TRUE(has_loaded(driver.process_id(), "libm.so.6"));
  EXPECT_TRUE(has_loaded(driver.process_id(), "/any/folder/libm.so"));
  EXPECT_FALSE(has_loaded(driver.process_id(), "libno_such_library.so"));
}

TEST_F(launcher_test, an_ordinary_driver_has_no_capability_nor_has_its_child) {
  driver_process driver(loop, scripted());
  const std::string effective =
      "[l.split()[1] for l in open('/proc/self/status') if l.startswith('Cap')]";
  const std::string none = "\"0000000000000000\"";
  EXPECT_EQ(run_and_reply(driver, effective),
            "[" + none + "," + none + "," + none + "," +
                (geteuid() == 0 ? none : run_and_reply(driver, effective + "[3]")) + "," + none +
                "]");
  EXPECT_EQ(run_and_reply(driver, "os.getuid()"), std::to_string(getuid()));
  EXPECT_EQ(
      run_and_reply(driver,
                    "subprocess.check_output(['grep', 'CapEff', '/proc/self/status']).decode()"),
      "\"CapEff:\\t0000000000000000\\n\"");
}

TEST_F(launcher_test, a_driver_has_a_network_of_its_own_and_another_joins_it) {
  const std::string network = "os.readlink('/proc/self/ns/net')";
  const std::string interfaces = "[l.split()[-1] for l in open('/proc/net/if_inet6')]";
  auto how = scripted();
  how.ordinary = false;
  how.own_network = true;
  driver_process first(loop, how);
  const auto started = first.ask(doing("reply(ok={'value': 1})"), patience);
  const auto complaint = first.standard_error_tail();
  const bool is_refused = complaint.find("--own-network") != std::string::npos;
  if (started.how == answer::state::lost && is_refused) GTEST_SKIP() << complaint;
  const auto its_network = run_and_reply(first, network);
  EXPECT_NE(its_network, "\"" + std::filesystem::read_symlink("/proc/self/ns/net").string() + "\"");
  EXPECT_EQ(run_and_reply(first, interfaces), "[\"lo\",\"lo\"]");

  how.own_network = false;
  how.network_of = first.process_id();
  driver_process second(loop, how);
  EXPECT_EQ(run_and_reply(second, network), its_network);
}

TEST_F(launcher_test, a_network_of_nobody_cannot_be_joined) {
  auto how = scripted();
  how.network_of = 2'000'000'000;  // above every process number
  driver_process driver(loop, how);
  EXPECT_EQ(driver.wait_end(patience)->text,
            "could not be started: --network-of: No such file or directory");
}

}  // namespace
}  // namespace sockspec::protocol
