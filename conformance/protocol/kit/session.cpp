#include "protocol/kit/session.hpp"

#include <algorithm>
#include <utility>

#include "protocol/kit/host.hpp"

namespace sockspec::driver {
namespace {

constexpr int protocol_version = 1;

const char* to_text(done how) {
  if (how == done::direct) return "direct";
  return how == done::composed ? "composed" : "emulated";
}

value ok(value results) {
  return outcome::ok(std::move(results)).to_value();
}

value version_of(const std::string& name, const std::string& version) {
  return value().set("name", name).set("version", version);
}

}  // namespace

session::session(const identity& who, std::map<std::string, registered_operation>& operations,
                 std::vector<std::string> capabilities, const driver_hooks& hooks)
    : identity_(who),
      operations_(operations),
      capabilities_(std::move(capabilities)),
      hooks_(hooks),
      executor_(
          operations,
          [this](std::int64_t request, std::size_t index, std::int64_t at) {
            channel_.write(
                value().set("type", "entered").set("id", request).set("call", index).set("at", at));
          }),
      process_(executor_, lanes_, hooks) {
  capabilities_.insert(capabilities_.end(), {"entered", "gate", "cancel"});
  process_.add_to(operations_, capabilities_);
}

int session::serve() {
  while (!leaving_) {
    auto item = channel_.read();
    if (!item) break;
    if (const auto* bad = std::get_if<protocol::bad_line>(&*item))
      complain(bad->why);
    else
      take(std::get<protocol::frame>(std::move(*item)));
  }
  const auto idle = [](const auto& each) { return each->is_idle(); };
  if (!std::all_of(lanes_.begin(), lanes_.end(), idle)) std::_Exit(0);  // a call may never return
  return 0;
}

void session::complain(const std::string& why) {
  channel_.write(value()
                     .set("type", "reply")
                     .set("id", nullptr)
                     .set("broken", outcome::broken(why).content()));
}

void session::reply(std::int64_t id, const value& outcome) {
  value message = value().set("type", "reply").set("id", id);
  for (const auto& [name, content] : outcome.members()) message.set(name, content);
  channel_.write(message);
}

void session::take(protocol::frame received) {
  const value& id = received.message["id"];
  if (!id.is_integer() || id.integer() < 1) return complain("id is no positive integer");
  if (!received.message["type"].is_text()) return complain("type is missing");
  const auto request = std::make_shared<const protocol::frame>(std::move(received));
  const std::string& type = request->message["type"].text();
  try {
    if (greeted_ && (type == "call" || type == "script")) return take_calls(request);
    reply(request->message["id"].integer(), answer(request->message));
  } catch (const std::runtime_error& error) {  // broken_request, or a value's shape
    reply(request->message["id"].integer(), outcome::broken(error.what()).to_value());
  }
}

value session::answer(const value& request) {
  const std::string& type = request["type"].text();
  if (type == "hello") return hello(request);
  if (type == "bye") {
    leaving_ = true;
    return ok(value::object{});
  }
  if (!greeted_) return outcome::broken("hello comes first").to_value();
  if (type == "ping") return ok(value().set("at", executor_.clock().now()));
  if (type == "open") return open(request);
  if (type == "blocked") return blocked(request);
  if (type == "cancel") return cancel(request);
  if (type == "reset") return reset();
  return outcome::unsupported("no message " + type).to_value();
}

value session::hello(const value& request) {
  if (request["protocol"].integer() != protocol_version)
    return outcome::unsupported("this driver speaks version 1 of the protocol").to_value();
  if (!std::exchange(greeted_, true)) start();
  value operations{value::object{}};
  for (const auto& [name, each] : operations_) operations.set(name, to_text(each.how));
  value::list capabilities(capabilities_.begin(), capabilities_.end());
  return ok(value()
                .set("protocol", protocol_version)
                .set("driver", version_of(identity_.name, identity_.version))
                .set("implementation",
                     version_of(identity_.implementation, identity_.implementation_version))
                .set("host", describe_host())
                .set("lanes", lanes_.size())
                .set("capabilities", std::move(capabilities))
                .set("operations", std::move(operations)));
}

void session::start() {
  process_.prepare();
  for (int i = 0; i < identity_.lanes; ++i) lanes_.push_back(std::make_unique<lane>());
  if (lanes_.front()->can_tell_blocked()) capabilities_.emplace_back("blocked");
  process_.begin();
}

lane& session::lane_of(const value& request) {
  const std::int64_t number = request["lane"].is_null() ? 0 : request["lane"].integer();
  if (number < 0 || static_cast<std::size_t>(number) >= lanes_.size())
    throw broken_request("no lane " + std::to_string(number));
  return *lanes_[static_cast<std::size_t>(number)];
}

void session::take_calls(const shared_frame& received) {
  lane& on = lane_of(received->message);
  const std::int64_t id = received->message["id"].integer();
  const bool is_script = received->message["type"] == value("script");
  if (is_script) received->message["calls"].elements();  // is there, or the request is broken
  on.post(id, [this, received, id, is_script, &on] {
    const call_site site{id, &on, received->attachments};
    const value& message = received->message;
    value result = is_script ? value().set("results", executor_.perform_all(message, site))
                             : executor_.perform(message, 0, site);
    note_files(message, result);
    on.finish();
    reply(id, result);
  });
}

void session::note_files(const value& message, const value& result) {
  if (message["type"] == value("call")) return process_.note_files(message, result);
  const auto& results = result["results"].elements();
  for (std::size_t i = 0; i < results.size(); ++i)
    process_.note_files(message["calls"].elements()[i], results[i]);
}

value session::open(const value& request) {
  return ok(value().set("released", executor_.parking().open(request["gate"].text())));
}

value session::blocked(const value& request) {
  const lane& asked = lane_of(request);
  return ok(value().set("blocked", asked.blocked()).set("parked", asked.is_parked()));
}

value session::cancel(const value& request) {
  const std::int64_t id = request["request"].integer();
  const auto cancels = [&](const auto& each) { return each->cancel(id, hooks_.wake); };
  return ok(value().set("cancelled", std::any_of(lanes_.begin(), lanes_.end(), cancels)));
}

value session::reset() {
  const auto busy = [](const auto& each) { return each->is_busy(); };
  if (std::any_of(lanes_.begin(), lanes_.end(), busy))
    return outcome::broken("a lane is in a call").to_value();
  const value forgotten = outcome::broken("forgotten by reset").to_value();
  for (const auto& each : lanes_)
    for (const auto id : each->forget()) reply(id, forgotten);
  executor_.parking().forget();
  for (const auto& each : lanes_) {
    each->drain();
    each->post(each->no_request, process_operations::restore_lane);
    each->drain();
  }
  std::vector<int> closed = hooks_.close_all();
  const std::vector<int> files = process_.restore();
  closed.insert(closed.end(), files.begin(), files.end());
  std::sort(closed.begin(), closed.end());
  const std::vector<int> leaked = process_.leaked();
  return ok(value()
                .set("closed", value::list(closed.begin(), closed.end()))
                .set("leaked", value::list(leaked.begin(), leaked.end())));
}

}  // namespace sockspec::driver
