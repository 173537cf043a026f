#include "engine/seen.hpp"

#include <utility>

namespace sockspec::conformance {

namespace {

seen::outcome outcome_of(const value& result) {
  if (result.has("ok")) return seen::outcome::ok;
  if (result.has("error")) return seen::outcome::error;
  if (result.has("unsupported")) return seen::outcome::unsupported;
  return seen::outcome::broken;
}

bool is_worth_a_word(const std::string& name, const value& content) {
  if (name == "guard") return content != "intact";
  return name != "written" && name != "number" && name != "repeats" && name != "total" &&
         !name.starts_with("address_");
}

std::string words_for(const std::string& name, const value& content) {
  if (name == "address" && content.is_object()) return "address " + to_string(address(content));
  if (name == "data" && content.has("hex") && content["hex"].text().size() <= 64) {
    return "data " + to_json(value(from_hex(content["hex"].text())));
  }
  return name + ' ' + to_json(content);
}

std::string words_for(const value& ok) {
  std::string text;
  for (const auto& [name, content] : ok.members()) {
    if (!is_worth_a_word(name, content)) continue;
    text += (text.empty() ? "" : ", ") + words_for(name, content);
  }
  return text.empty() ? "ok" : text;
}

}  // namespace

seen::seen(request asked, value result)
    : how_(outcome_of(result)), asked_(std::move(asked)), result_(std::move(result)) {
  if (how_ == outcome::unsupported)
    why_ = result_["unsupported"]["why"].is_text() ? result_["unsupported"]["why"].text()
                                                   : "no reason given";
  if (how_ == outcome::broken)
    why_ = result_["broken"]["why"].is_text() ? result_["broken"]["why"].text()
                                              : "a result without outcome";
}

seen seen::timed_out(request asked) {
  seen made;
  made.how_ = outcome::timeout;
  made.asked_ = std::move(asked);
  return made;
}

seen seen::crashed(request asked, std::string how) {
  seen made;
  made.how_ = outcome::crash;
  made.asked_ = std::move(asked);
  made.why_ = std::move(how);
  return made;
}

seen seen::fact(value content) {
  return seen(request{}, value::object{{"ok", value::object{{"value", std::move(content)}}}});
}

std::string seen::error_name() const {
  if (how_ != outcome::error) return {};
  const value& name = result_["error"]["name"];
  return name.is_text() ? name.text() : "unknown";
}

std::optional<errc> seen::error() const {
  return how_ == outcome::error ? errc_from_name(error_name()) : std::nullopt;
}

std::string seen::native() const {
  if (how_ != outcome::error) return {};
  const value& error = result_["error"];
  const auto text_of = [&](std::string_view name) {
    return error[name].is_text() ? error[name].text() : std::string("?");
  };
  const std::string number =
      error["number"].is_integer() ? std::to_string(error["number"].integer()) : "?";
  return text_of("space") + ' ' + number + ' ' + text_of("native");
}

std::string seen::why() const {
  return why_;
}

const value& seen::field(std::string_view name) const {
  return how_ == outcome::error ? result_["error"][name] : result_["ok"][name];
}

std::int64_t seen::count() const {
  return field("count").integer();
}
std::int64_t seen::integer() const {
  const value& content = field("value");
  return content.is_object() ? content["int"].integer() : content.integer();
}
address seen::address() const {
  return conformance::address(field("address"));
}
handle seen::made(int index) const {
  return {asked_.who, asked_.as.at(static_cast<std::size_t>(index))};
}

std::chrono::nanoseconds seen::began() const {
  return std::chrono::nanoseconds(result_["began"].integer());
}
std::chrono::nanoseconds seen::took() const {
  return std::chrono::nanoseconds(result_["ended"].integer()) - began();
}

std::string to_string(const seen& s) {
  switch (s.how()) {
    case seen::outcome::ok:
      return words_for(s.result()["ok"]);
    case seen::outcome::error: {
      const value& error = s.result()["error"];
      const std::string native = error["native"].is_text() ? error["native"].text() : "?";
      const std::string number =
          error["number"].is_integer() ? ' ' + std::to_string(error["number"].integer()) : "";
      return "error " + s.error_name() + " (" + native + number + ')';
    }
    case seen::outcome::unsupported:
      return "unsupported: " + s.why();
    case seen::outcome::broken:
      return "the driver failed: " + s.why();
    case seen::outcome::timeout:
      return "did not return";
    case seen::outcome::crash:
      break;
  }
  return "the driver died: " + s.why();
}

std::string symptom_of(const seen& s) {
  switch (s.how()) {
    case seen::outcome::error:
      return "error:" + s.error_name();
    case seen::outcome::unsupported:
      return "unsupported";
    case seen::outcome::broken:
      return "broken";
    case seen::outcome::timeout:
      return "timeout";
    case seen::outcome::crash:
      return "crash";
    case seen::outcome::ok:
      break;
  }
  const value& ok = s.result()["ok"];
  if (ok.has("count") && ok["count"] == value(0)) return "eof";
  if (ok.has("value") && ok["value"].is_integer())
    return "value:" + std::to_string(ok["value"].integer());
  return "ok";
}

}  // namespace sockspec::conformance
