#pragma once
// What cases of create_connection try, and read of what became of it.

#include <vector>

#include "engine/calls.hpp"
#include "engine/seen.hpp"
#include "sockspec/errc.hpp"

namespace sockspec::conformance {

struct failure {
  address where;
  errc error;
};

/// The addresses that failed, in order, each with its error.
inline value failures(const std::vector<failure>& all) {
  value list{value::list{}};
  for (const auto& one : all) {
    list.append(value::object{{"address", one.where.fields()}, {"name", to_string(one.error)}});
  }
  return list;
}

/// What the call tells of its failures, as a fact in that shape: {"value": [{address, name}]}.
inline seen told_failures(const seen& s) {
  value list{value::list{}};
  for (const auto& one : s.field("errors").elements()) {
    list.append(value::object{{"address", one["address"]}, {"name", one["error"]["name"]}});
  }
  return seen::fact(std::move(list));
}

}  // namespace sockspec::conformance
