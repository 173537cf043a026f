// The calls on files over sockets.

#include "engine/calls.hpp"

namespace sockspec::conformance {
namespace {

request on(handle file, op what) {
  request r;
  r.who = file.owner;
  r.what = what;
  r.on = file.number;
  return r;
}

}  // namespace

request makefile(handle socket) {
  request r = on(socket, op::makefile);
  r.makes = 1;
  return r;
}

request file_read(handle file, int capacity) {
  return on(file, op::file_read).with("capacity", capacity);
}

request file_readline(handle file) {
  return on(file, op::file_readline);
}

request file_write(handle file, const payload& data) {
  return on(file, op::file_write).with("data", data.as_argument());
}

request file_flush(handle file) {
  return on(file, op::file_flush);
}

request file_close(handle file) {
  return on(file, op::file_close);
}

}  // namespace sockspec::conformance
