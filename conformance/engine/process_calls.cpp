// The operations of the protocol's section 8: on the driver's process and the files of its scratch
// folder.

#include "engine/calls.hpp"

namespace sockspec::conformance {

namespace {

request making(request r, int handles) {
  r.makes = handles;
  return r;
}

}  // namespace

request operation(role who, op what, value args) {
  request r;
  r.who = who;
  r.what = what;
  r.args = std::move(args);
  return r;
}

request pipe(role who) {
  return making(operation(who, op::pipe), 2);
}
request open_file(role who, std::string_view path, const payload& content) {
  return making(operation(who, op::open_file,
                          value::object{{"path", path}, {"content", content.as_argument()}}),
                1);
}
request file_status(role who, std::string_view path) {
  return operation(who, op::file_status, value::object{{"path", path}});
}
request unlink(role who, std::string_view path) {
  return operation(who, op::unlink, value::object{{"path", path}});
}
request make_directory(role who, std::string_view path, int mode) {
  return operation(who, op::mkdir, value::object{{"path", path}, {"mode", mode}});
}
request make_symlink(role who, std::string_view path, std::string_view target) {
  return operation(who, op::symlink, value::object{{"path", path}, {"target", target}});
}
request change_mode(role who, std::string_view path, int mode) {
  return operation(who, op::chmod, value::object{{"path", path}, {"mode", mode}});
}

request limit_descriptors(role who, int spare) {
  return operation(who, op::limit, value::object{{"spare", spare}});
}
request restore_descriptor_limit(role who) {
  return operation(who, op::limit, value::object{{"spare", nullptr}});
}
request census(role who) {
  return operation(who, op::census);
}
request signal_action(role who, std::string_view signal, std::string_view action, bool restart) {
  return operation(who, op::signal_action,
                   value::object{{"signal", signal}, {"action", action}, {"restart", restart}});
}
request signal_count(role who, std::string_view signal) {
  return operation(who, op::signal_count, value::object{{"signal", signal}});
}
request interrupt(role who, int lane, std::string_view signal) {
  return operation(who, op::interrupt, value::object{{"lane", lane}, {"signal", signal}});
}

}  // namespace sockspec::conformance
