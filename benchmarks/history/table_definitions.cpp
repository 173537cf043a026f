#include "benchmarks/history/database.hpp"

namespace sockspec::benchmarks {

namespace {

constexpr std::string_view definitions = R"(-- One benchmark at one commit.
CREATE TABLE records(
  record INTEGER PRIMARY KEY,
  commit_name TEXT NOT NULL,
  date TEXT NOT NULL,            -- of the commit, UTC: 2026-11-20T17:48:25Z
  benchmark TEXT NOT NULL,       -- its whole name
  question TEXT,                 -- the four parts of a name of ours: sendall_by_size
  family TEXT,                   -- tcp4
  bytes INTEGER,                 -- 64
  contender TEXT,                -- portability
  label TEXT NOT NULL,
  error TEXT NOT NULL,           -- why it was not measured; empty if it was
  environment INTEGER NOT NULL   -- of environments
);
-- What was measured of it.
CREATE TABLE metrics(
  record INTEGER NOT NULL REFERENCES records,
  name TEXT NOT NULL,            -- of_raw, cpu_time (ns), instructions, syscalls_sendto, ...
  median REAL NOT NULL,
  low REAL NOT NULL,             -- quartiles
  high REAL NOT NULL,
  repetitions INTEGER NOT NULL,  -- 0: their median alone is known
  exact INTEGER NOT NULL         -- 1: a count, without chance
);
-- What it depends on: each environment once.
CREATE TABLE environments(
  environment INTEGER NOT NULL,
  name TEXT NOT NULL,            -- kernel, processor, compiler, ...
  value TEXT NOT NULL
);
-- Where a series changed its level: what `sockspec bench history` marks.
CREATE TABLE changes(
  benchmark TEXT NOT NULL,
  metric TEXT NOT NULL,
  machine TEXT NOT NULL,
  commit_name TEXT NOT NULL,     -- the first of the new level
  date TEXT NOT NULL,
  level_before REAL NOT NULL,
  level_after REAL NOT NULL,
  word TEXT NOT NULL             -- faster, slower, fewer, more
);
-- Lines that are no records of this version.
CREATE TABLE remarks(
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  says TEXT NOT NULL
);
)";

}  // namespace

std::string_view table_definitions() {
  return definitions;
}

}  // namespace sockspec::benchmarks
