#include "engine/matcher.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "protocol/payload.hpp"

namespace sockspec::conformance {
namespace {

using symptom_or_nothing = std::optional<std::string>;

// Most matchers allow only a success: what else was seen is its own symptom.
symptom_or_nothing unless_ok(const seen& s) {
  return s.ok() ? std::nullopt : symptom_or_nothing(symptom_of(s));
}

// The text of received data: the bytes themselves, or their length and sum where they did not
// travel.
bool is_data(const value& received, const payload& wanted) {
  if (received.has("hex")) return received["hex"] == value(to_hex(wanted.bytes()));
  return received["length"] == value(wanted.size()) &&
         received["crc32"] == value(protocol::crc32(wanted.bytes()));
}

std::string in_words(const payload& data) {
  if (data.size() > 40) return std::to_string(data.size()) + " bytes";
  return to_json(value(data.bytes()));
}

symptom_or_nothing symptom_of_received(const seen& s, const payload& wanted) {
  if (auto symptom = unless_ok(s)) return symptom;
  const auto count = s.count();
  const auto length = static_cast<std::int64_t>(wanted.size());
  if (count == 0 && length > 0) return "eof";
  if (count < length) return "short_read";
  if (count > length) return "long_read";
  if (!is_data(s.field("data"), wanted)) return "other_data";
  if (s.field("written").is_integer() && s.field("written").integer() > count) {
    return "wrote_past_count";
  }
  return std::nullopt;
}

bool has_element(const value& list, std::string_view element) {
  if (!list.is_list()) return false;
  const auto& all = list.elements();
  return std::any_of(all.begin(), all.end(),
                     [&](const value& one) { return one == value(element); });
}

const value& events_of(const seen& s, const handle& on) {
  static const value none;
  for (const auto& one : s.field("ready").elements()) {
    if (one["on"] == value(on.number)) return one["events"];
  }
  return none;
}

matcher number_matcher(std::string words, std::function<bool(std::int64_t)> allowed,
                       std::string symptom) {
  return {std::move(words),
          [allowed = std::move(allowed),
           symptom = std::move(symptom)](const seen& s) -> symptom_or_nothing {
            if (auto other = unless_ok(s)) return other;
            return allowed(s.integer()) ? std::nullopt : symptom_or_nothing(symptom);
          }};
}

// An error that was returned or read instead of raised: null, which must be there, stands for none.
symptom_or_nothing unless_named(const value& holder, std::string_view member,
                                std::string_view wanted) {
  if (!holder.has(member)) return "no_answer";
  const value& error = holder[member];
  const std::string seen_name = error.is_null() ? "none" : error["name"].text();
  return seen_name == wanted ? std::nullopt : symptom_or_nothing("error_value:" + seen_name);
}

}  // namespace

matcher succeeds() {
  return {"success", unless_ok};
}

matcher fails_with(errc error) {
  return {"error " + std::string(to_string(error)), [error](const seen& s) -> symptom_or_nothing {
            if (s.error() == error) return std::nullopt;
            return symptom_of(s);
          }};
}

matcher fails() {
  return {"an error", [](const seen& s) -> symptom_or_nothing {
            if (s.how() == seen::outcome::error) return std::nullopt;
            return symptom_of(s);
          }};
}

matcher does_not_return() {
  return {"no return", [](const seen& s) -> symptom_or_nothing {
            if (s.how() == seen::outcome::timeout) return std::nullopt;
            return symptom_of(s);
          }};
}

matcher counts(std::int64_t count) {
  return {"count " + std::to_string(count), [count](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            if (s.count() == count) return std::nullopt;
            return s.count() < count ? "short_count" : "long_count";
          }};
}

matcher receives(const payload& data) {
  return {"data " + in_words(data), [data](const seen& s) { return symptom_of_received(s, data); }};
}

matcher of_message(std::size_t index, const matcher& allowed) {
  return {"message " + std::to_string(index) + ": " + allowed.allowed(),
          [index, allowed](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            const auto& messages = s.field("messages").elements();
            if (index >= messages.size()) return "short_count";
            return allowed.symptom(seen(s.asked(), value::object{{"ok", messages[index]}}));
          }};
}

matcher receives_each(const std::vector<payload>& messages) {
  std::vector<matcher> every{counts(static_cast<std::int64_t>(messages.size()))};
  for (std::size_t i = 0; i != messages.size(); ++i) {
    every.push_back(of_message(i, receives(messages[i])));
  }
  return all_of(std::move(every));
}

matcher ends() {
  return {"end of stream", [](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return s.count() == 0 ? std::nullopt : symptom_or_nothing("data");
          }};
}

matcher has_value(const value& content) {
  return {"value " + to_json(content), [content](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            const value& seen_value = s.field("value");
            const bool is_int = seen_value.is_object() && seen_value.has("int");
            const value& compared = is_int && !content.is_object() ? seen_value["int"] : seen_value;
            if (compared == content) return std::nullopt;
            return compared.is_integer() ? "value:" + std::to_string(compared.integer())
                                         : std::string("other_value");
          }};
}

matcher has_pending(errc error) {
  return {"pending error " + std::string(to_string(error)),
          [error](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return unless_named(s.field("value"), "error", to_string(error));
          }};
}

matcher has_nothing_pending() {
  return {"no pending error", [](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return unless_named(s.field("value"), "error", "none");
          }};
}

matcher returns(errc error) {
  return {"result " + std::string(to_string(error)), [error](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return unless_named(s.result()["ok"], "result", to_string(error));
          }};
}

matcher returns_no_error() {
  return {"result no error", [](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return unless_named(s.result()["ok"], "result", "none");
          }};
}

matcher at_least(std::int64_t number) {
  return number_matcher(
      "at least " + std::to_string(number),
      [number](std::int64_t seen_number) { return seen_number >= number; }, "too_small");
}

matcher at_most(std::int64_t number) {
  return number_matcher(
      "at most " + std::to_string(number),
      [number](std::int64_t seen_number) { return seen_number <= number; }, "too_large");
}

// A system may count a wait in ticks of its own, from the tick that it knows of; where that one was
// late, the wait ends as much earlier. Linux does (SO_RCVTIMEO, in jiffies): of 90,000 waits on a
// busy virtual machine seven ended up to 50 microseconds before their time, and in each of them the
// system's coarse clock was 6 ms behind at the start, of which 4 ms are a tick.
constexpr int part_left_to_ticks = 3;

matcher lasts_at_least(std::chrono::nanoseconds time) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  return number_matcher(
      "at least " + std::to_string(milliseconds) + " ms, but for late ticks",
      [least = time - time / part_left_to_ticks](std::int64_t took) {
        return took >= least.count();
      },
      "early");
}

matcher has_address(const address& wanted) {
  return {"address " + to_string(wanted), [wanted](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            if (s.address() == wanted) return std::nullopt;
            return std::string("other_address");
          }};
}

matcher has(std::string_view member, const value& content) {
  const std::string name(member);
  return {name + ' ' + to_json(content), [name, content](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            if (s.field(name) == content) return std::nullopt;
            return "other_" + name;
          }};
}

matcher contains(std::string_view member, std::string_view element) {
  const std::string name(member), wanted(element);
  return {name + " with " + wanted, [name, wanted](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return has_element(s.field(name), wanted) ? std::nullopt
                                                      : symptom_or_nothing("lacks:" + wanted);
          }};
}

matcher lacks(std::string_view member, std::string_view element) {
  const std::string name(member), unwanted(element);
  return {name + " without " + unwanted, [name, unwanted](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return has_element(s.field(name), unwanted) ? symptom_or_nothing("has:" + unwanted)
                                                        : std::nullopt;
          }};
}

matcher reports(const handle& on, std::string_view event) {
  const std::string wanted(event);
  return {wanted, [on, wanted](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return has_element(events_of(s, on), wanted) ? std::nullopt
                                                         : symptom_or_nothing("lacks:" + wanted);
          }};
}

matcher does_not_report(const handle& on, std::string_view event) {
  const std::string unwanted(event);
  return {"no " + unwanted, [on, unwanted](const seen& s) -> symptom_or_nothing {
            if (auto symptom = unless_ok(s)) return symptom;
            return has_element(events_of(s, on), unwanted) ? symptom_or_nothing("has:" + unwanted)
                                                           : std::nullopt;
          }};
}

matcher all_of(std::vector<matcher> every) {
  std::string words;
  for (const auto& one : every) words += (words.empty() ? "" : ", and ") + one.allowed();
  return {words, [every = std::move(every)](const seen& s) -> symptom_or_nothing {
            for (const auto& one : every) {
              if (auto symptom = one.symptom(s)) return symptom;
            }
            return std::nullopt;
          }};
}

matcher any_of(std::vector<matcher> alternatives) {
  std::string words;
  for (const auto& one : alternatives) words += (words.empty() ? "" : ", or ") + one.allowed();
  return {words, [alternatives = std::move(alternatives)](const seen& s) -> symptom_or_nothing {
            symptom_or_nothing last;
            for (const auto& one : alternatives) {
              last = one.symptom(s);
              if (!last) return std::nullopt;
            }
            return last;
          }};
}

}  // namespace sockspec::conformance
