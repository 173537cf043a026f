#include "matrix/cell.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace sockspec::conformance {
namespace {

// FNV-1a: the same on every machine, so that shards on different machines fit together.
std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ull;
  }
  return hash;
}

template <typename Value>
bool wanted(const std::vector<Value>& list, const Value& one) {
  return list.empty() || std::find(list.begin(), list.end(), one) != list.end();
}

bool matches_any(const std::vector<std::string>& globs, const cell& c) {
  if (globs.empty()) return true;
  const std::string name = name_of(c);
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return matches_cell(glob, name); });
}

bool is_of_side(const cell& c, const std::vector<side>& sides) {
  return sides.empty() || (has_sides(*c.of, c.which) && wanted(sides, c.side));
}

bool asked_for(const cell& c, const selection& s) {
  return wanted(s.calls, std::string(call_of(c.of->id))) && wanted(s.kinds, c.which) &&
         wanted(s.modes, c.mode) && is_of_side(c, s.sides) && wanted(s.levels, c.of->level) &&
         matches_any(s.globs, c);
}

bool in_shard(const cell& c, const shard& s) {
  return stable_hash(name_of(c)) % static_cast<std::uint64_t>(s.of) ==
         static_cast<std::uint64_t>(s.number - 1);
}

void add_cells_of(const clause& one, std::vector<cell>& cells) {
  for (const auto& row : all_kind_traits) {
    if (!one.kinds.contains(row.which)) continue;
    for (const mode m : all_mode_values) {
      if (!one.modes.contains(m)) continue;
      cells.push_back({&one, row.which, m, side::connecting});
      if (has_sides(one, row.which)) cells.push_back({&one, row.which, m, side::accepting});
    }
  }
}

}  // namespace

std::string name_of(const cell& c) {
  std::string name(c.of->id);
  name += '/';
  name += traits(c.which).name;
  name += '.';
  name += to_string(c.mode);
  if (c.side == side::accepting) (name += '.') += to_string(c.side);
  return name;
}

bool applies(const clause& c, const document_chain& follows) {
  return std::any_of(c.sources.begin(), c.sources.end(), [&](const source& s) {
    return std::find(follows.begin(), follows.end(), s.where) != follows.end();
  });
}

std::optional<lacking::value_type> what_it_lacks(const clause& c, const lacking& lacks) {
  for (const op needed : c.needs) {
    if (const auto found = lacks.find(to_string(needed)); found != lacks.end()) return *found;
  }
  for (const auto name : {c.option, c.arena == arena::own_network ? own_network_name : ""}) {
    if (const auto found = lacks.find(name); found != lacks.end()) return *found;
  }
  return std::nullopt;
}

std::vector<cell> make_cells(std::span<const clause* const> clauses, const document_chain& follows,
                             const lacking& lacks) {
  std::vector<cell> cells;
  for (const clause* one : clauses) {
    if (applies(*one, follows) && !what_it_lacks(*one, lacks)) add_cells_of(*one, cells);
  }
  return cells;
}

std::vector<cell> select(std::vector<cell> cells, const selection& s) {
  std::set<std::pair<const clause*, std::string_view>> seen;
  std::erase_if(cells, [&](const cell& c) {
    if (!asked_for(c, s)) return true;
    return s.smoke && !seen.emplace(c.of, traits(c.which).group).second;
  });
  return cells;
}

std::vector<cell> deal(std::vector<cell> cells, const shard& s) {
  std::erase_if(cells, [&](const cell& c) { return !in_shard(c, s); });
  return cells;
}

bool matches_cell(std::string_view glob, std::string_view cell_name) {
  const bool of_clauses = glob.find('/') == std::string_view::npos;
  return matches_glob(glob, of_clauses ? cell_name.substr(0, cell_name.find('/')) : cell_name);
}

bool matches_glob(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace sockspec::conformance
