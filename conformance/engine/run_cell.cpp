#include "engine/run_cell.hpp"

#include <array>
#include <exception>

#include "engine/context.hpp"

namespace sockspec::conformance {

using results::verdict;
using results::verdict_kind;

namespace {

judgement unresolved(const char* by, std::string why) {
  return {{verdict_kind::unresolved, by}, {}, std::move(why), {}, {}, false};
}

judgement judge_case(const cell& of, session& in) {
  context c(in, of);
  for (op needed : of.of->needs) {
    if (!c.target_has(needed)) {
      return {{verdict_kind::unsupported, "driver"},
              {},
              "no operation " + std::string(to_string(needed)),
              {},
              {},
              false};
    }
  }
  try {
    of.of->run(c);
  } catch (const judgement& ended) {
    return ended;
  } catch (const protocol::value_error& error) {
    return unresolved("driver", std::string("a reply lacks what it promises: ") + error.what());
  } catch (const std::exception& error) {
    return unresolved("case", error.what());
  }
  if (!c.established().judged) return unresolved("case", "the case judged nothing");
  if (has_sides(*of.of, of.which) && !c.side_mattered()) {
    return unresolved("case", "the case makes no connection of the cell's side");
  }
  return c.established();
}

bool is_worth_a_transcript(const verdict& v) {
  return v.kind != verdict_kind::pass && v.kind != verdict_kind::observed &&
         v.kind != verdict_kind::not_run;
}

bool says_that_it_lacks(errc error) {
  constexpr std::array lacking{errc::address_family_not_supported, errc::protocol_not_supported,
                               errc::socket_type_not_supported, errc::protocol_family_not_supported,
                               errc::address_not_available};
  for (errc one : lacking) {
    if (one == error) return true;
  }
  return false;
}

// What comes out when the drivers are reset: it overrules what was judged before.
void add_aftermath(judgement& how, const actor::aftermath& after) {
  const bool judged = how.verdict.kind == verdict_kind::pass ||
                      how.verdict.kind == verdict_kind::fail ||
                      how.verdict.kind == verdict_kind::observed;
  if (judged && !after.trouble.empty()) {
    how.verdict = {verdict_kind::unresolved, "driver"};
    how.observed += "; then " + after.trouble;
  }
  if (how.verdict.kind == verdict_kind::pass && !after.leaked.empty()) {
    how.verdict = {verdict_kind::fail, "leak"};
    how.observed += "; then " + std::to_string(after.leaked.size()) +
                    " descriptors were left open that belong to nothing";
  }
}

void round_trip(context& c) {
  const connection ends = c.connected();
  c.given(send(ends.theirs, "probe"));
  c.arrived(ends.mine);
  c.expect(c.call(recv(ends.mine, 16)), receives("probe"));
}

constexpr clause probe_clause{.id = "probe.round_trip",
                              .says = "A round trip over the kind works.",
                              .kinds = all_kinds,
                              .modes = any_mode,
                              .run = round_trip};

}  // namespace

results::record not_run(const cell& of, const std::string& target, verdict why) {
  results::record r;
  r.target = target;
  r.clause = of.of->id;
  r.kind = traits(of.which).name;
  r.mode = to_string(of.mode);
  if (has_sides(*of.of, of.which)) r.side = to_string(of.side);
  r.cell = name_of(of);
  r.level = of.of->level;
  r.says = of.of->says;
  r.takes_long = of.of->takes_long;
  for (const auto& one : of.of->sources) r.sources.push_back(to_string(one));
  r.verdict = std::move(why);
  r.symptom = results::symptom_of(r.verdict);
  return r;
}

cell_run run_cell(const cell& of, session& in, seam* between) {
  in.begin(between);
  const auto start = std::chrono::steady_clock::now();
  judgement how = judge_case(of, in);
  cell_run done;
  done.operations = in.transcript().operations();
  const auto after = in.end();
  done.leaked = after.leaked;
  const auto took = std::chrono::steady_clock::now() - start;
  add_aftermath(how, after);
  done.record = not_run(of, in.target().name, how.verdict);
  done.record.allowed = how.allowed;
  done.record.observed = how.observed;
  done.record.native = how.native;
  done.record.duration_us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  if (is_worth_a_transcript(how.verdict)) {
    done.record.transcript = in.transcript().lines();
    done.record.repeat = "sockspec run " + in.target().name + " --select " + done.record.cell;
  }
  return done;
}

lack probe(kind which, session& in) {
  if (!all_kinds.contains(which)) return {};
  const cell of{&probe_clause, which, mode::blocking};
  in.begin(nullptr);
  const judgement how = judge_case(of, in);
  in.end();
  if (how.verdict.kind == verdict_kind::unsupported) return {how.verdict.detail, how.observed};
  if (how.verdict.kind != verdict_kind::unresolved || !how.error || !says_that_it_lacks(*how.error))
    return {};
  return {how.verdict.detail == "peer"    ? "host"
          : in.target().stands_on.empty() ? "host"
                                          : "target",
          how.observed};
}

}  // namespace sockspec::conformance
