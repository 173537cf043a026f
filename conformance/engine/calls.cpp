#include "engine/calls.hpp"

namespace sockspec::conformance {
namespace {

value list_of(const names& all) {
  return value(value::list(all.begin(), all.end()));
}

request on(handle h, op what) {
  request r;
  r.who = h.owner;
  r.what = what;
  r.on = h.number;
  return r;
}

request flagged(request r, const names& flags) {
  if (!flags.empty()) r.with("flags", list_of(flags));
  return r;
}

request making(request r, int handles) {
  r.makes = handles;
  return r;
}

value data_of(const std::vector<payload>& buffers) {
  value all{value::list{}};
  for (const auto& one : buffers) all.append(one.as_argument());
  return all;
}

value numbers_of(const std::vector<handle>& handles) {
  value all{value::list{}};
  for (const auto& one : handles) all.append(one.number);
  return all;
}

value to_nanoseconds(std::chrono::nanoseconds time) {
  return time == forever ? value() : value(time.count());
}

request create(op what, value family, value type, value protocol, const names& flags, role who) {
  request r;
  r.who = who;
  r.what = what;
  r.with("family", std::move(family)).with("type", std::move(type));
  r.with("protocol", std::move(protocol));
  return flagged(std::move(r), flags);
}

std::string_view name_of(shape as) {
  switch (as) {
    case shape::integer:
      return "int";
    case shape::linger:
      return "linger";
    case shape::duration:
      return "duration";
    case shape::address:
      return "address";
    case shape::error:
      return "error";
    case shape::raw:
      break;
  }
  return "raw";
}

}  // namespace

value raw(std::int64_t number) {
  return value::object{{"raw", number}};
}

request socket(value family, value type, value protocol, const names& flags, role who) {
  return making(
      create(op::socket, std::move(family), std::move(type), std::move(protocol), flags, who), 1);
}

request socketpair(value family, value type, value protocol, const names& flags, role who) {
  return making(
      create(op::socketpair, std::move(family), std::move(type), std::move(protocol), flags, who),
      2);
}

request bind(handle h, const address& where) {
  return on(h, op::bind).with("address", where.fields());
}
request connect(handle h, const address& where) {
  return on(h, op::connect).with("address", where.fields());
}
request connect_ex(handle h, const address& where) {
  return on(h, op::connect_ex).with("address", where.fields());
}
request listen(handle h, int backlog) {
  return on(h, op::listen).with("backlog", backlog);
}
request accept(handle h) {
  return making(on(h, op::accept), 1);
}
request accept4(handle h, const names& flags) {
  return making(flagged(on(h, op::accept4), flags), 1);
}

request send(handle h, const payload& data, const names& flags) {
  return flagged(on(h, op::send).with("data", data.as_argument()), flags);
}
request sendall(handle h, const payload& data) {
  return on(h, op::sendall).with("data", data.as_argument());
}
request sendto(handle h, const payload& data, const address& to, const names& flags) {
  return flagged(on(h, op::sendto).with("data", data.as_argument()).with("address", to.fields()),
                 flags);
}
request recv(handle h, int capacity, const names& flags) {
  return flagged(on(h, op::recv).with("capacity", capacity), flags);
}
request recvfrom(handle h, int capacity, const names& flags) {
  return flagged(on(h, op::recvfrom).with("capacity", capacity), flags);
}
request write(handle h, const payload& data) {
  return on(h, op::write).with("data", data.as_argument());
}
request read(handle h, int capacity) {
  return on(h, op::read).with("capacity", capacity);
}

request sendmsg(handle h, const std::vector<payload>& buffers, const names& flags) {
  return flagged(on(h, op::sendmsg).with("buffers", data_of(buffers)), flags);
}
request recvmsg(handle h, const std::vector<int>& capacities, const names& flags) {
  value all{value::list(capacities.begin(), capacities.end())};
  return flagged(on(h, op::recvmsg).with("capacities", std::move(all)), flags);
}
request writev(handle h, const std::vector<payload>& buffers) {
  return on(h, op::writev).with("buffers", data_of(buffers));
}
request readv(handle h, const std::vector<int>& capacities) {
  return on(h, op::readv).with("capacities", value::list(capacities.begin(), capacities.end()));
}

request passing(request sendmsg, const std::vector<handle>& descriptors) {
  value item = value::object{{"rights", numbers_of(descriptors)}};
  sendmsg.with("control", value::list{std::move(item)});
  return sendmsg;
}

request receiving_rights(request recvmsg, int control_capacity, int descriptors) {
  recvmsg.with("control_capacity", control_capacity);
  recvmsg.makes = descriptors;
  return recvmsg;
}

request shutdown(handle h, value how) {
  return on(h, op::shutdown).with("how", std::move(how));
}
request close(handle h) {
  return on(h, op::close);
}
request detach(handle h) {
  return making(on(h, op::detach), 1);
}
request dup(handle h) {
  return making(on(h, op::dup), 1);
}
request fromfd(handle h) {
  return making(on(h, op::fromfd), 1);
}
request fileno(handle h) {
  return on(h, op::fileno);
}
request getsockname(handle h) {
  return on(h, op::getsockname);
}
request getpeername(handle h) {
  return on(h, op::getpeername);
}

request with_address_buffer(request r, int capacity, int claims) {
  r.with("address", value::object{{"capacity", capacity}, {"claims", claims}});
  return r;
}

request with_null_address(request r) {
  r.with("address", nullptr);
  return r;
}

request claiming(request r, int length) {
  r.with("claims", length);
  return r;
}

request getsockopt(handle h, value level, value name, shape as) {
  return on(h, op::getsockopt)
      .with("level", std::move(level))
      .with("name", std::move(name))
      .with("as_value", name_of(as));
}
request setsockopt(handle h, value level, value name, value content) {
  return on(h, op::setsockopt)
      .with("level", std::move(level))
      .with("name", std::move(name))
      .with("value", std::move(content));
}

value integer(std::int64_t number) {
  return value::object{{"int", number}};
}
value linger(bool on, int seconds) {
  return value::object{{"linger", value::object{{"on", on}, {"seconds", seconds}}}};
}
value duration(std::chrono::nanoseconds time) {
  return value::object{{"duration", time.count()}};
}
value address_option(std::string_view host) {
  return value::object{{"address", host}};
}
value bytes_option(std::string_view bytes) {
  return value::object{{"raw", value::object{{"hex", to_hex(bytes)}}}};
}

request fcntl_get(handle h, std::string_view command) {
  return on(h, op::fcntl).with("command", command);
}
request fcntl_set(handle h, std::string_view command, const names& flags) {
  return on(h, op::fcntl).with("command", command).with("flags", list_of(flags));
}
request ioctl(handle h, std::string_view name, value argument) {
  request r = on(h, op::ioctl).with("request", name);
  if (!argument.is_null()) r.with("value", std::move(argument));
  return r;
}
request sockatmark(handle h) {
  return on(h, op::sockatmark);
}

request poll(const std::vector<watched>& handles, std::chrono::nanoseconds timeout) {
  request r;
  r.what = op::poll;
  r.who = handles.empty() ? role::subject : handles.front().on.owner;
  value all{value::list{}};
  for (const auto& one : handles) {
    all.append(value::object{{"on", one.on.number}, {"events", list_of(one.events)}});
  }
  r.with("handles", std::move(all)).with("timeout", to_nanoseconds(timeout));
  return r;
}

request select(const std::vector<handle>& read, const std::vector<handle>& write,
               const std::vector<handle>& except, std::chrono::nanoseconds timeout, role who) {
  request r;
  r.what = op::select;
  r.who = who;
  r.with("read", numbers_of(read)).with("write", numbers_of(write));
  r.with("except", numbers_of(except)).with("timeout", to_nanoseconds(timeout));
  return r;
}

request settimeout(handle h, std::chrono::nanoseconds time) {
  return on(h, op::settimeout).with("timeout", to_nanoseconds(time));
}
request gettimeout(handle h) {
  return on(h, op::gettimeout);
}
request setblocking(handle h, bool blocking) {
  return on(h, op::setblocking).with("blocking", blocking);
}
request getblocking(handle h) {
  return on(h, op::getblocking);
}

request on_number(request r, int number) {
  r.on = value::object{{"number", number}};
  return r;
}

}  // namespace sockspec::conformance
