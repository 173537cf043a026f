#pragma once
// What programs do with sockets, to be told again while system calls fail.

#include <functional>
#include <map>
#include <string>
#include <system_error>

namespace sockspec::testing {

/// How the calls of a story wait. The default timeout is set before the story begins.
enum class pace { for_ever, with_a_timeout, by_default };

/// Returns the first error; throws nothing. Expects that what arrives is what was sent.
using story = std::function<std::error_code(pace)>;
using stories_by_name = std::map<std::string, story>;

/// All of them. What they share is made by the first call, before any run.
const stories_by_name& stories();

stories_by_name stories_of_transfers();
stories_by_name stories_of_batches();
stories_by_name stories_of_connecting();
stories_by_name stories_of_files();
stories_by_name stories_of_handles();
stories_by_name stories_of_names();
stories_by_name stories_of_servers();

}  // namespace sockspec::testing
