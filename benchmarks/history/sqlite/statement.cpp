#include "benchmarks/history/sqlite/statement.hpp"

#include <algorithm>
#include <stdexcept>

namespace sockspec::benchmarks::sqlite {
namespace {

/// ATTACH makes files, and so do some pragmas: what is not known to read is not done.
int allow_reading(void* /*unused*/, int action, const char* /*first*/, const char* second,
                  const char* /*database*/, const char* /*trigger*/) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return second != nullptr && std::string_view(second) == "load_extension" ? SQLITE_DENY
                                                                               : SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

}  // namespace

connection::connection(const std::string& file) {
  sqlite3* open = nullptr;
  const int result = sqlite3_open(file.c_str(), &open);
  open_.reset(open);
  if (result == SQLITE_OK) return;
  throw std::runtime_error(file + ": " + (open == nullptr ? "no memory" : sqlite3_errmsg(open)));
}

void connection::execute(const std::string& statements) {
  const int result = sqlite3_exec(get(), statements.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK)
    throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(get()));
}

void connection::allow_reading_only() {
  sqlite3_set_authorizer(get(), allow_reading, nullptr);
}

statement::statement(connection& where, std::string_view text) : open_(where.get()) {
  sqlite3_stmt* made = nullptr;
  const char* rest = nullptr;
  const int result =
      sqlite3_prepare_v2(open_, text.data(), static_cast<int>(text.size()), &made, &rest);
  made_.reset(made);
  if (result == SQLITE_AUTH) {
    throw std::runtime_error("the statement does more than read; SELECT is what can be asked");
  }
  check(result);
  if (made == nullptr) throw std::runtime_error("that is no statement of SQL");
  const std::string_view behind = text.substr(static_cast<std::size_t>(rest - text.data()));
  if (!is_blank(behind)) throw std::runtime_error("that is more than one statement of SQL");
}

void statement::check(int result) const {
  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
  throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(open_));
}

statement& statement::bind(std::int64_t number) {
  check(sqlite3_bind_int64(made_.get(), ++bound_, number));
  return *this;
}

statement& statement::bind(double number) {
  check(sqlite3_bind_double(made_.get(), ++bound_, number));
  return *this;
}

statement& statement::bind(std::string_view text) {
  check(sqlite3_bind_text64(made_.get(), ++bound_, text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

statement& statement::bind_nothing() {
  check(sqlite3_bind_null(made_.get(), ++bound_));
  return *this;
}

bool statement::step() {
  const int result = sqlite3_step(made_.get());
  check(result);
  return result == SQLITE_ROW;
}

void statement::run() {
  step();
  check(sqlite3_reset(made_.get()));
  bound_ = 0;
}

std::string statement::column_name(int index) const {
  const char* name = sqlite3_column_name(made_.get(), index);
  return name == nullptr ? "" : name;
}

result_value statement::value(int index) const {
  switch (sqlite3_column_type(made_.get(), index)) {
    case SQLITE_NULL:
      return std::monostate{};
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(made_.get(), index)};
    case SQLITE_FLOAT:
      return sqlite3_column_double(made_.get(), index);
    default: {
      const void* bytes = sqlite3_column_blob(made_.get(), index);
      const int length = sqlite3_column_bytes(made_.get(), index);
      return std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(length));
    }
  }
}

}  // namespace sockspec::benchmarks::sqlite
