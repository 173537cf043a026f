#pragma once
// SQLite's connection and statements as owners of what they hold.

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "benchmarks/history/result_table.hpp"

namespace sockspec::benchmarks::sqlite {

struct closer {
  void operator()(sqlite3* open) const noexcept { sqlite3_close(open); }
  void operator()(sqlite3_stmt* made) const noexcept { sqlite3_finalize(made); }
};

class connection {
 public:
  /// \param file  ":memory:" for none
  /// Errors: throws std::runtime_error
  explicit connection(const std::string& file);

  /// Statements that give nothing.
  void execute(const std::string& statements);
  /// From here on nothing but reading is allowed.
  void allow_reading_only();

  sqlite3* get() const noexcept { return open_.get(); }

 private:
  std::unique_ptr<sqlite3, closer> open_;
};

/// One statement; binds its parameters in their order.
class statement {
 public:
  /// Errors: throws std::runtime_error, with what SQLite says; also if it is none or more than one
  statement(connection&, std::string_view text);

  statement& bind(std::int64_t);
  statement& bind(double);
  statement& bind(std::string_view);
  statement& bind_nothing();

  /// Goes to the next row. Returns whether there is one.
  bool step();
  /// Does it, to be bound anew.
  void run();

  int columns() const { return sqlite3_column_count(made_.get()); }
  std::string column_name(int index) const;
  result_value value(int index) const;

 private:
  void check(int result) const;

  sqlite3* open_;
  std::unique_ptr<sqlite3_stmt, closer> made_;
  int bound_ = 0;
};

}  // namespace sockspec::benchmarks::sqlite
