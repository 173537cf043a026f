// Each driver that breaks a rule is caught by the manner that tries it, and leaves nothing behind.
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "protocol/check/manners.hpp"

namespace sockspec::protocol {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using verdict = manner_result::verdict;

struct fault {
  const char* name;
  const char* caught_by;
  const char* seen;  // a part of what the check says
};

// NOLINTNEXTLINE(readability-identifier-naming): GoogleTest looks for this name
void PrintTo(const fault& shown, std::ostream* out) {
  *out << shown.name;
}

const std::vector<fault> faults{
    {"exits_at_start", "hello.answers", "exited with status 3"},
    {"aborts_at_hello", "hello.answers", "died of signal 6"},
    {"hangs_at_hello", "hello.answers", "no reply to hello in time"},
    {"exits_in_a_call", "value.sends_text_and_hex", "exited with status 3"},
    {"aborts_in_a_call", "value.sends_text_and_hex", "died of signal 6"},
    {"hangs_in_a_call", "value.sends_text_and_hex", "no reply"},
    {"hangs_in_ping", "blocking.answers_ping_at_once", "no reply"},
    {"exits_badly_at_the_end", "transport.ends_with_its_input", "exited with status 1"},
    {"stays_at_the_end", "transport.ends_with_its_input", "still runs"},
    {"waits_for_its_lanes_at_the_end", "transport.ends_with_its_input_in_a_call", "still runs"},
    {"stays_after_bye", "transport.leaves_by_bye", "still runs"},
    {"keeps_children", "transport.takes_children_along", "ran on after its end"},
    {"writes_garbage", "blocking.answers_ping_at_once", "wrote what is no frame: not JSON"},
    {"writes_an_endless_line", "blocking.answers_ping_at_once", "longer than 65536 bytes"},
    {"writes_unknown_messages", "blocking.answers_ping_at_once", "unknown type 'poem'"},
    {"answers_twice", "frame.answers_each_request_once", "twice"},
    {"answers_an_unknown_id", "frame.answers_each_request_once", "never sent"},
    {"gives_two_outcomes", "blocking.answers_ping_at_once", "several outcomes"},
    {"gives_no_outcome", "blocking.answers_ping_at_once", "no outcome"},
    {"complains_of_sound_requests", "blocking.answers_ping_at_once", "could not read"},
    {"keeps_the_standard_streams", "transport.frees_the_standard_streams", "descriptor 0 is"},
    {"takes_low_numbers", "transport.leaves_low_numbers_free", "has the number 4"},
    {"starts_threads_in_calls", "transport.is_quiet_after_hello", "threads at hello"},
    {"opens_descriptors_in_calls", "transport.is_quiet_after_hello", "descriptors at hello"},
    {"ignores_bad_lines", "frame.complains_of_what_is_not_json", "no reply whose id is null"},
    {"ignores_bad_lines", "frame.complains_of_a_longer_line", "no reply whose id is null"},
    {"dies_of_bad_lines", "frame.complains_of_what_is_no_object", "exited with status 1"},
    {"reads_short_lines_only", "frame.takes_the_longest_line", "could not read"},
    {"reads_lines_of_any_length", "frame.complains_of_a_longer_line", "never sent"},
    {"refuses_unknown_members", "frame.ignores_unknown_members", "zebra"},
    {"forgets_attachments", "frame.reads_attachments", ""},
    {"invents_ids", "frame.complains_of_a_missing_id", ""},
    {"says_an_incomplete_hello", "hello.is_complete", "host"},
    {"accepts_every_version", "hello.refuses_another_version", "not answered by `unsupported`"},
    {"serves_before_hello", "hello.comes_first", "a ping before hello"},
    {"says_another_hello", "hello.may_be_said_again", "the second answer is another"},
    {"declares_a_capability_it_lacks", "capability.works_as_declared", "it declares child"},
    {"hides_a_capability", "capability.is_declared_where_it_works", "it does not declare number"},
    {"invents_a_capability", "capability.is_known", "teleport"},
    {"declares_an_operation_it_lacks", "operation.is_there_as_declared", "sendfile"},
    {"hides_an_operation", "operation.is_declared_where_it_is_there", "whoami"},
    {"calls_unknown_messages_broken", "outcome.does_not_support_unknown_messages", "a message no_"},
    {"calls_unknown_operations_broken", "outcome.does_not_support_unknown_operations",
     "an operation no_"},
    {"makes_sense_of_anything", "outcome.refuses_what_makes_no_sense", "not answered by `broken`"},
    {"misnames_errors", "outcome.names_its_errors", "in place of connection_refused"},
    {"gives_bare_errors", "outcome.names_its_errors", "another shape"},
    {"has_no_clock", "outcome.times_its_calls", "began 0 and ended 0"},
    {"reorders_a_lane", "call.makes_calls_of_a_lane_in_order", "another order"},
    {"has_one_lane_for_all", "call.has_lanes_that_wait_for_each_other", "no reply"},
    {"never_says_entered", "call.announces_before_the_call", "did not come"},
    {"says_entered_after_the_call", "call.announces_before_the_call", "did not come"},
    {"says_entered_unasked", "call.announces_only_what_is_asked", "without announce"},
    {"says_entered_for_another_call", "call.announces_calls_of_a_script", "no `entered`"},
    {"ignores_stop_on_error", "script.stops_on_error_where_told", "there are 3 results"},
    {"always_stops_on_error", "script.stops_on_error_where_told", "there are 2 results"},
    {"does_not_repeat", "script.repeats_while_ok", "`repeats` is null"},
    {"does_not_repeat_while_it_would_block", "script.repeats_while_it_would_block",
     "was not repeated"},
    {"does_not_park", "gate.parks", "whose gate is closed"},
    {"miscounts_the_parked", "gate.parks", "open released 2"},
    {"releases_one_at_a_time", "gate.releases_all_together", "open released 1"},
    {"forgets_open_gates", "gate.stays_open", "no reply"},
    {"remembers_gates_for_ever", "gate.is_forgotten_by_reset", "opened before a reset"},
    {"leaves_the_parked_alone", "gate.lets_reset_pass", "not answered by `ok`"},
    {"controls_between_calls_only", "blocking.answers_ping_while_a_lane_blocks", "no reply"},
    {"is_never_blocked", "blocking.tells_what_is_blocked", "answers \"no\""},
    {"is_always_blocked", "blocking.tells_what_is_blocked", "an idle lane"},
    {"ignores_cancel", "blocking.cancels_a_call", "no reply"},
    {"cancels_anything", "blocking.cancels_nothing_else", "tells true"},
    {"keeps_connections_on_reset", "reset.ends_the_connections", "no reply"},
    {"lists_nothing_as_closed", "reset.closes_every_handle", "`closed` is []"},
    {"keeps_handles_on_reset", "reset.closes_every_handle", "before the reset"},
    {"resets_in_a_call", "reset.is_refused_in_a_call", "while a lane is in a call"},
    {"leaks", "reset.tells_no_leak_where_there_is_none", "`leaked` is ["},
    {"cannot_reset_twice", "reset.can_be_repeated", ""},
    {"does_not_restore_the_limit", "reset.restores_the_limit", "not answered by `ok`"},
    {"litters", "reset.empties_the_scratch_folder", "outlives a reset"},
    {"answers_for_any_handle", "handle.must_exist", "never was"},
    {"forgets_closed_handles", "handle.leaves_a_tombstone", "not made"},
    {"uses_up_handles", "handle.can_be_used_again", "used"},
    {"overwrites_handles", "handle.is_not_taken_twice", "that is open"},
    {"misreads_numbers", "handle.can_be_a_number", "the number -1"},
    {"misreads_hex", "value.sends_text_and_hex", "send of 5 bytes"},
    {"makes_another_ramp", "value.sends_the_ramp", "arrives as"},
    {"takes_the_first_attachment", "value.sends_attachments", "send of 6 bytes"},
    {"sums_by_another_polynomial", "value.tells_checksums", "arrives as"},
    {"shows_long_data", "value.tells_checksums", "arrives as"},
    {"poisons_with_zeros", "value.poisons_with_the_ramp", "`written` is 5"},
    {"counts_what_came_as_written", "value.counts_what_was_written", "`written` is"},
    {"always_finds_its_guards_intact", "value.sees_broken_guards", "leave the guard \"intact\""},
    {"passes_itself_on", "transport.does_not_pass_itself_on", "has the descriptors [20"},
    {"complains_twice", "frame.complains_of_an_endless_line", "is answered twice"},
    {"guesses_types", "frame.complains_of_a_missing_type", ""},
    {"attaches_what_it_likes", "frame.complains_of_a_bad_attached", ""},
    {"has_fewer_lanes_than_it_says", "call.makes_calls_on_every_lane", "not there"},
    {"makes_scripts_backwards", "script.makes_its_calls_in_order", "a call of the script"},
    {"takes_few_handles", "handle.is_chosen_by_the_runner", "too many handles"},
    {"always_finds_its_guards_broken", "value.guards_its_buffers", "has the guard \"broken\""},
};

// Processes whose command line has that word.
int processes_with(const std::string& word) {
  int count = 0;
  for (const auto& each : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(each.path() / "cmdline");
    std::stringstream text;
    text << file.rdbuf();
    count += text.str().find(word) != std::string::npos ? 1 : 0;
  }
  return count;
}

launch faulty(const std::string& name, const std::string& mark) {
  return {.command = {SOCKSPEC_PYTHON, SOCKSPEC_BAD_DRIVERS "/faults.py", name, mark}};
}

class a_fault : public testing::TestWithParam<fault> {};

TEST_P(a_fault, is_caught) {
  const fault& tried = GetParam();
  const std::string mark =
      "mark" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
  const manner_options options{
      .start = tried.caught_by == std::string("hello.answers") ? budget(3s) : budget(30s),
      .patience = 3s,
      .selects = [&](std::string_view name) { return name == tried.caught_by; }};
  bool caught = false;
  for (const auto& each : check_manners(faulty(tried.name, mark), options)) {
    if (each.name != tried.caught_by) continue;
    caught = each.became == verdict::failed;
    EXPECT_THAT(each.seen, HasSubstr(tried.seen));
  }
  EXPECT_TRUE(caught);
  EXPECT_EQ(processes_with(mark), 0);
}

INSTANTIATE_TEST_SUITE_P(each, a_fault, testing::ValuesIn(faults), [](const auto& one) {
  std::string name = std::string(one.param.name) + "_by_" + one.param.caught_by;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

TEST(faults, each_that_there_is_is_tried) {
  std::set<std::string> tried{"floods_standard_error"};  // which breaks no rule
  for (const auto& each : faults) tried.insert(each.name);
  std::set<std::string> there;
  std::istringstream names(SOCKSPEC_FAULTS);
  for (std::string name; names >> name;) there.insert(name);
  EXPECT_EQ(tried, there);
}

TEST(faults, each_manner_catches_one) {
  std::set<std::string> catching;
  for (const auto& each : faults) catching.insert(each.caught_by);
  for (const auto& each : manner_names())
    if (!catching.contains(each)) ADD_FAILURE() << each << " catches no fault";
}

TEST(faults, a_flood_on_standard_error_breaks_no_rule) {
  const auto selects = [](std::string_view name) { return name.starts_with("blocking."); };
  for (const auto& each : check_manners(faulty("floods_standard_error", "x"), {.selects = selects}))
    EXPECT_NE(static_cast<int>(each.became), static_cast<int>(verdict::failed))
        << each.name << ": " << each.seen;
}

}  // namespace
}  // namespace sockspec::protocol
