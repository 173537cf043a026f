// Calls on what they are not for: a pipe, a closed descriptor, a listener, a socket that is shut
// down. The rows that the calls' own files do not have.

#include "cases/siblings/requests.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request naming(op what, const handle& h) {
  const auto here = address::inet("127.0.0.1", 9);
  if (what == op::bind) return bind(h, here);
  if (what == op::connect) return connect(h, here);
  return what == op::getsockname ? getsockname(h) : getpeername(h);
}

request carrying(op what, const handle& h) {
  switch (what) {
    case op::send:
      return send(h, "x");
    case op::recv:
      return recv(h, 16);
    case op::sendmmsg:
      return sendmmsg(h, {"x"});
    case op::recvmmsg:
      return recvmmsg(h, {16});
    case op::recvfrom:
    case op::recvmsg:
      return receiving(what, h, 16);
    default:
      return sending(what, h, "x");
  }
}

request on(op what, const handle& h) {
  switch (what) {
    case op::bind:
    case op::connect:
    case op::getsockname:
    case op::getpeername:
      return naming(what, h);
    case op::listen:
      return listen(h);
    case op::accept:
      return accept(h);
    case op::accept4:
      return accept4(h);
    case op::shutdown:
      return shutdown(h, "both");
    case op::getsockopt:
      return getsockopt(h, "SOL_SOCKET", "SO_TYPE");
    case op::setsockopt:
      return setsockopt(h, "SOL_SOCKET", "SO_KEEPALIVE", integer(1));
    default:
      return carrying(what, h);
  }
}

/// The reading end for what receives, the writing end for the rest.
handle end_of_a_pipe(context& c, op what) {
  const auto ends = c.given(pipe());
  const bool receives =
      what == op::recv || what == op::recvfrom || what == op::recvmsg || what == op::recvmmsg;
  return ends.made(receives ? 0 : 1);
}

template <op What>
void refuses_a_pipe(context& c) {
  c.expect(c.call(on(What, end_of_a_pipe(c, What))), fails_with(errc::not_a_socket));
}
template <op What>
void refuses_a_file(context& c) {
  c.expect(c.call(on(What, c.file())), fails_with(errc::not_a_socket));
}
template <op What>
void refuses_what_is_closed(context& c) {
  const auto h = c.connected().mine;
  c.given(close(h));
  c.expect(c.call(on(What, h)), fails_with(errc::bad_file_descriptor));
}
template <op What>
void refuses_a_listener(context& c) {
  c.expect(c.call(receiving(What, c.listening(), 16)), fails_with(errc::not_connected));
}
template <op What>
void ends_after_its_shutdown(context& c) {
  const auto mine = c.connected().mine;
  c.given(shutdown(mine, "read"));
  c.expect(c.call(receiving(What, mine, 16)), ends());
}

constexpr clause about(std::string_view id, source_list sources, std::string_view mutant) {
  clause one{};
  one.id = id;
  one.sources = sources;
  one.modes = any_mode;
  one.catches = {mutant};
  return one;
}

template <op What>
constexpr clause of_a_pipe(std::string_view id, source_list sources, std::string_view mutant) {
  clause one = about(id, sources, mutant);
  one.says = "A pipe is no socket: not_a_socket.";
  one.kinds = no_kind;
  one.needs = {What, op::pipe};
  one.run = refuses_a_pipe<What>;
  return one;
}
template <op What>
constexpr clause of_a_file(std::string_view id, source_list sources, std::string_view mutant) {
  clause one = about(id, sources, mutant);
  one.says = "A file is no socket: not_a_socket.";
  one.kinds = no_kind;
  one.needs = {What, op::open_file};
  one.run = refuses_a_file<What>;
  return one;
}
template <op What>
constexpr clause of_what_is_closed(std::string_view id, source_list sources,
                                   std::string_view mutant) {
  clause one = about(id, sources, mutant);
  one.says = "A closed socket is refused: bad_file_descriptor.";
  one.kinds = udp | unix_dgram;
  one.needs = {What, op::close};
  one.run = refuses_what_is_closed<What>;
  return one;
}
template <op What>
constexpr clause of_a_listener(std::string_view id, source_list sources, std::string_view mutant) {
  clause one = about(id, sources, mutant);
  one.says = "Receiving from a socket that listens fails with not_connected.";
  one.kinds = tcp | unix_seqpacket;
  one.needs = {What, op::listen};
  one.run = refuses_a_listener<What>;
  return one;
}
template <op What>
constexpr clause of_a_shut_socket(std::string_view id, source_list sources,
                                  std::string_view mutant) {
  clause one = about(id, sources, mutant);
  one.says = "After its receiving side was shut down, a socket receives the end.";
  one.kinds = plain_connection_kinds;
  one.needs = {What, op::shutdown};
  one.run = ends_after_its_shutdown<What>;
  return one;
}

constexpr clause pipes[] = {
    of_a_pipe<op::bind>("bind.pipe_is_no_socket",
                        {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS")},
                        "bind.file_reported_as_closed"),
    of_a_pipe<op::listen>("listen.pipe_is_no_socket",
                          {posix("listen", "ERRORS"), linux_man("listen(2)", "ERRORS")},
                          "listen.file_reported_as_closed"),
    of_a_pipe<op::accept>("accept.pipe_is_no_socket",
                          {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS")},
                          "accept.file_reported_as_closed"),
    of_a_pipe<op::accept4>("accept4.pipe_is_no_socket",
                           {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
                           "accept4.files_are_closed"),
    of_a_pipe<op::connect>("connect.pipe_is_no_socket",
                           {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS")},
                           "connect.file_reported_as_closed"),
    of_a_pipe<op::send>("send.pipe_is_no_socket",
                        {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS")},
                        "send.writes_files"),
    of_a_pipe<op::sendto>("sendto.pipe_is_no_socket",
                          {posix("sendto", "ERRORS"), linux_man("send(2)", "ERRORS")},
                          "sendto.files_are_closed"),
    of_a_pipe<op::sendmsg>("sendmsg.pipe_is_no_socket",
                           {posix("sendmsg", "ERRORS"), linux_man("send(2)", "ERRORS")},
                           "sendmsg.files_are_closed"),
    of_a_pipe<op::sendmmsg>("sendmmsg.pipe_is_no_socket", {linux_man("sendmmsg(2)", "ERRORS")},
                            "sendmmsg.files_are_closed"),
    of_a_pipe<op::recv>("recv.pipe_is_no_socket",
                        {posix("recv", "ERRORS"), linux_man("recv(2)", "ERRORS")},
                        "recv.reads_files"),
    of_a_pipe<op::recvfrom>("recvfrom.pipe_is_no_socket",
                            {posix("recvfrom", "ERRORS"), linux_man("recv(2)", "ERRORS")},
                            "recvfrom.files_are_closed"),
    of_a_pipe<op::recvmsg>("recvmsg.pipe_is_no_socket",
                           {posix("recvmsg", "ERRORS"), linux_man("recv(2)", "ERRORS")},
                           "recvmsg.files_are_closed"),
    of_a_pipe<op::recvmmsg>("recvmmsg.pipe_is_no_socket", {linux_man("recvmmsg(2)", "ERRORS")},
                            "recvmmsg.files_are_closed"),
    of_a_pipe<op::shutdown>("shutdown.pipe_is_no_socket",
                            {posix("shutdown", "ERRORS"), linux_man("shutdown(2)", "ERRORS")},
                            "shutdown.files_are_closed"),
    of_a_pipe<op::getsockname>(
        "getsockname.pipe_is_no_socket",
        {posix("getsockname", "ERRORS"), linux_man("getsockname(2)", "ERRORS")},
        "getsockname.files_are_closed"),
    of_a_pipe<op::getpeername>(
        "getpeername.pipe_is_no_socket",
        {posix("getpeername", "ERRORS"), linux_man("getpeername(2)", "ERRORS")},
        "getpeername.files_are_not_connected"),
    of_a_pipe<op::getsockopt>("getsockopt.pipe_is_no_socket",
                              {posix("getsockopt", "ERRORS"), linux_man("getsockopt(2)", "ERRORS")},
                              "getsockopt.files_have_options"),
    of_a_pipe<op::setsockopt>("setsockopt.pipe_is_no_socket",
                              {posix("setsockopt", "ERRORS"), linux_man("setsockopt(2)", "ERRORS")},
                              "setsockopt.files_are_closed"),
};

constexpr clause batches[] = {
    of_a_file<op::sendmmsg>("sendmmsg.not_a_socket", {linux_man("sendmmsg(2)", "ERRORS")},
                            "sendmmsg.files_are_closed"),
    of_what_is_closed<op::sendmmsg>("sendmmsg.bad_file_descriptor",
                                    {linux_man("sendmmsg(2)", "ERRORS")},
                                    "sendmmsg.closed_is_no_socket"),
    of_a_file<op::recvmmsg>("recvmmsg.not_a_socket", {linux_man("recvmmsg(2)", "ERRORS")},
                            "recvmmsg.files_are_closed"),
    of_what_is_closed<op::recvmmsg>("recvmmsg.bad_file_descriptor",
                                    {linux_man("recvmmsg(2)", "ERRORS")},
                                    "recvmmsg.closed_is_no_socket"),
};

constexpr auto recvfrom_errors = source_list{posix("recvfrom", "ERRORS")};
constexpr auto recvmsg_errors = source_list{posix("recvmsg", "ERRORS")};
constexpr auto read_errors = source_list{posix("read", "ERRORS")};
constexpr auto end_of_reading =
    source_list{posix("shutdown", "DESCRIPTION"), linux_man("shutdown(2)", "DESCRIPTION")};

constexpr clause states[] = {
    of_a_listener<op::recvfrom>("recvfrom.listening", recvfrom_errors,
                                "recvfrom.not_connected_is_the_end"),
    of_a_listener<op::recvmsg>("recvmsg.listening", recvmsg_errors,
                               "recvmsg.not_connected_is_the_end"),
    of_a_listener<op::read>("read.listening", read_errors, "read.not_connected_is_the_end"),
    of_a_listener<op::readv>("readv.listening", read_errors, "readv.not_connected_is_the_end"),
    of_a_shut_socket<op::recvmsg>("recvmsg.after_own_shutdown", end_of_reading,
                                  "recvmsg.end_is_an_error"),
    of_a_shut_socket<op::read>("read.after_own_shutdown", end_of_reading, "read.end_is_an_error"),
    of_a_shut_socket<op::readv>("readv.after_own_shutdown", end_of_reading,
                                "readv.end_is_an_error"),
};

constexpr clause marks[] = {
    {
        .id = "sockatmark.not_a_socket",
        .says = "A file has no mark.",
        .sources = {posix("sockatmark", "ERRORS"), linux_man("sockatmark(3)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::sockatmark, op::open_file},
        .catches = {"sockatmark.others_are_never_at_the_mark"},
        .run =
            [](context& c) {
              c.expect(c.call(sockatmark(c.file())),
                       by_document{.posix = fails_with(errc::inappropriate_io_control_operation),
                                   .linux_man = fails_with(errc::invalid_argument)});
            },
    },
    {
        .id = "sockatmark.pipe_is_no_socket",
        .says = "A pipe has no mark.",
        .sources = {posix("sockatmark", "ERRORS"), linux_man("sockatmark(3)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::sockatmark, op::pipe},
        .catches = {"sockatmark.others_are_never_at_the_mark"},
        .run =
            [](context& c) {
              const auto end = c.given(pipe()).made(0);
              c.expect(c.call(sockatmark(end)),
                       by_document{.posix = fails_with(errc::inappropriate_io_control_operation),
                                   .linux_man = fails_with(errc::invalid_argument)});
            },
    },
};
static_assert(well_formed(marks));

}  // namespace

std::span<const clause> wrong_pipe_clauses() {
  return pipes;
}
std::span<const clause> wrong_batch_clauses() {
  return batches;
}
std::span<const clause> wrong_state_clauses() {
  return states;
}
std::span<const clause> wrong_mark_clauses() {
  return marks;
}

}  // namespace sockspec::conformance
