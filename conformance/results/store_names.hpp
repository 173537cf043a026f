#pragma once
// File and member names of a stored run, written in store.cpp and read in read_run.cpp.

#include <string_view>

namespace sockspec::results::store_names {

inline constexpr std::string_view run_file = "run.json";
inline constexpr std::string_view records_file = "records.jsonl";

// in run.json, beside the stamp
inline constexpr std::string_view state = "state";
inline constexpr std::string_view running = "running";
inline constexpr std::string_view finished = "finished";
inline constexpr std::string_view interrupted = "interrupted";
inline constexpr std::string_view findings = "findings";

// a line of records.jsonl that is not a record has this one member
inline constexpr std::string_view finding = "finding";

}  // namespace sockspec::results::store_names
