// getsockopt(), setsockopt(): the clauses that come from the table of options.

#include "cases/options/rare.hpp"

#include <utility>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

matcher reads(const option_row& row, int wanted) {
  return row.is_flag && wanted != 0 ? at_least(1) : has_value(wanted);
}

template <std::size_t Row>
void starts(context& c) {
  constexpr const option_row& row = option_rows[Row];
  const auto seen = c.call(getsockopt(c.blocking_socket(), row.level, row.name));
  c.expect(seen, reads(row, row.initial));
}

template <std::size_t Row>
void reads_back(context& c) {
  constexpr const option_row& row = option_rows[Row];
  const auto h = c.blocking_socket();
  // when
  c.expect(c.call(setsockopt(h, row.level, row.name, integer(row.changed))), succeeds());
  // then
  c.expect(c.call(getsockopt(h, row.level, row.name)), reads(row, row.changed));
  // and back again
  c.given(setsockopt(h, row.level, row.name, integer(row.initial)));
  c.expect(c.call(getsockopt(h, row.level, row.name)), reads(row, row.initial));
}

constexpr clause about(const option_row& row, std::string_view id, std::string_view says,
                       std::string_view mutant, void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = row.sources,
          .kinds = row.kinds,
          .modes = any_mode,
          .needs = {op::getsockopt, op::setsockopt},
          .catches = {mutant},
          .run = run,
          .option = row.name};
}

constexpr clause reading_back(const option_row& row, void (*run)(context&)) {
  clause one = about(row, row.reads_back_id, row.reads_back_says, row.is_forgotten, run);
  if (!row.winsocks.page.empty()) one.sources.push_back(row.winsocks);
  return one;
}

template <std::size_t... Rows>
constexpr auto make_starts(std::index_sequence<Rows...>) {
  return std::array{about(option_rows[Rows], option_rows[Rows].starts_id,
                          option_rows[Rows].starts_says, option_rows[Rows].starts_elsewhere,
                          starts<Rows>)...};
}

template <std::size_t... Rows>
constexpr auto make_reads_back(std::index_sequence<Rows...>) {
  return std::array{reading_back(option_rows[Rows], reads_back<Rows>)...};
}

// No static_assert(well_formed(...)): under UBSan, g++ 12 takes the address of an instantiated
// function for no constant (its bug 71962). The registry's test looks at these clauses, too.
constexpr auto getsockopt_cases = make_starts(std::make_index_sequence<option_rows.size()>{});
constexpr auto setsockopt_cases = make_reads_back(std::make_index_sequence<option_rows.size()>{});

}  // namespace

std::span<const clause> getsockopt_table_clauses() {
  return getsockopt_cases;
}
std::span<const clause> setsockopt_table_clauses() {
  return setsockopt_cases;
}

}  // namespace sockspec::conformance
