#include "benchmarks/history/database.hpp"

#include <array>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "benchmarks/history/sqlite/statement.hpp"
#include "benchmarks/history/trends.hpp"
#include "benchmarks/results/row_name.hpp"

namespace sockspec::benchmarks {
namespace {

using sqlite::connection;
using sqlite::statement;

// In the header of the file: whose database it is. "sspc".
constexpr std::string_view application_id = "0x73737063";
constexpr std::array<unsigned char, 4> application_bytes{0x73, 0x73, 0x70, 0x63};
constexpr std::streamoff application_offset = 68;  // sqlite.org/fileformat2.html, 1.3

/// Puts a history into empty tables.
class filler {
 public:
  explicit filler(connection& to)
      : record_(to, "INSERT INTO records VALUES(?,?,?,?,?,?,?,?,?,?,?)"),
        metric_(to, "INSERT INTO metrics VALUES(?,?,?,?,?,?,?)"),
        environment_(to, "INSERT INTO environments VALUES(?,?,?)"),
        change_(to, "INSERT INTO changes VALUES(?,?,?,?,?,?,?,?)"),
        remark_(to, "INSERT INTO remarks VALUES(?,?,?)") {}

  void fill(const history& whole) {
    std::int64_t number = 0;
    for (const record& one : whole.records) add(one, ++number);
    for (const trend& one : trends_of(whole.records, {})) add(one);
    for (const auto& [file, line, says] : whole.remarks) {
      remark_.bind(file).bind(static_cast<std::int64_t>(line)).bind(says).run();
    }
  }

 private:
  void add(const record& one, std::int64_t number) {
    record_.bind(number).bind(one.commit).bind(one.date).bind(one.benchmark);
    bind_parts(parse_row_name(one.benchmark));
    record_.bind(one.label).bind(one.error).bind(number_of(one.environment)).run();
    for (const auto& [name, measured] : one.metrics) {
      metric_.bind(number).bind(name).bind(measured.values.middle).bind(measured.values.low);
      metric_.bind(measured.values.high).bind(static_cast<std::int64_t>(measured.repetitions));
      metric_.bind(std::int64_t{is_count(name) ? 1 : 0}).run();
    }
  }

  void bind_parts(const std::optional<row_name>& row) {
    if (!row) {
      record_.bind_nothing().bind_nothing().bind_nothing().bind_nothing();
      return;
    }
    record_.bind(row->question).bind(row->family);
    record_.bind(static_cast<std::int64_t>(row->size)).bind(row->contender);
  }

  std::int64_t number_of(const std::map<std::string, std::string>& environment) {
    const auto next = static_cast<std::int64_t>(environments_.size() + 1);
    const auto [found, is_new] = environments_.emplace(environment, next);
    if (!is_new) return found->second;
    for (const auto& [name, value] : environment)
      environment_.bind(next).bind(name).bind(value).run();
    return next;
  }

  void add(const trend& one) {
    for (const change_point& change : one.changes) {
      const trend_point& first = one.points[change.index];
      change_.bind(one.benchmark).bind(one.metric).bind(one.machine).bind(first.commit);
      change_.bind(first.date).bind(change.before).bind(change.after);
      change_.bind(word_for(one, change)).run();
    }
  }

  statement record_, metric_, environment_, change_, remark_;
  std::map<std::map<std::string, std::string>, std::int64_t> environments_;
};

void build(connection& to, const history& whole) {
  to.execute("BEGIN");
  to.execute(std::string(table_definitions()));
  filler(to).fill(whole);
  to.execute("COMMIT");
}

bool is_ours(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::array<char, application_bytes.size()> seen{};
  in.seekg(application_offset);
  in.read(seen.data(), seen.size());
  return in.good() && std::equal(seen.begin(), seen.end(), application_bytes.begin(),
                                 [](char one, unsigned char other) {
                                   return static_cast<unsigned char>(one) == other;
                                 });
}

}  // namespace

result_table query(const history& whole, std::string_view text) {
  connection tables(":memory:");
  build(tables, whole);
  tables.allow_reading_only();
  statement asked(tables, text);
  result_table made;
  for (int i = 0; i < asked.columns(); ++i) made.columns.push_back(asked.column_name(i));
  while (asked.step()) {
    auto& row = made.rows.emplace_back();
    for (int i = 0; i < asked.columns(); ++i) row.push_back(asked.value(i));
  }
  return made;
}

void write_database(const history& whole, const std::filesystem::path& file) {
  if (std::filesystem::exists(file) && !is_ours(file)) {
    throw std::runtime_error(file.string() + ": is no store of a history; it stays as it is");
  }
  const auto beside = std::filesystem::path(file).concat(".new");
  std::error_code error;
  std::filesystem::remove(beside, error);
  {
    connection tables(beside.string());
    tables.execute("PRAGMA application_id = " + std::string(application_id));
    build(tables, whole);
  }
  std::filesystem::rename(beside, file, error);
  if (error) throw std::runtime_error(file.string() + ": cannot be replaced: " + error.message());
}

}  // namespace sockspec::benchmarks
