#pragma once
// A driver whose manners are tried: started, greeted, and asked with few words.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/check/manners.hpp"
#include "protocol/driver_process.hpp"

namespace sockspec::protocol {

/// Thrown by a manner: the rule is broken, or cannot be tried here.
struct broken_manner {
  std::string seen;
};
struct skipped_manner {
  std::string why;
};

/// A folder of its own, removed with its content.
class scratch_folder {
 public:
  scratch_folder();
  ~scratch_folder();
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class subject {
 public:
  subject(io_loop& loop, const launch& how, const manner_options& options);

  /// Another driver like this one, greeted.
  std::unique_ptr<subject> another() const;

  driver_process& process() { return *process_; }
  const manner_options& options() const { return options_; }

  /// Says hello; must be answered. Returns the whole reply.
  value greet();
  const value& greeting() const { return greeting_; }
  /// Where a number is a descriptor's: not on Windows.
  void need_descriptors() const;
  std::int64_t lanes() const { return greeting_["lanes"].integer(); }
  bool can(std::string_view capability) const;
  bool has(std::string_view operation) const;
  /// Skips the manner unless the driver has it.
  void need_capability(std::string_view capability) const;
  void need_operations(std::initializer_list<std::string_view> operations) const;
  void need_lanes(int count) const;

  // Requests. Errors of all: broken_manner, if no reply comes in time or the driver is lost.
  value ask(value request, std::vector<std::string> attachments = {});
  value ask_text(std::string_view request);
  value reply_to(std::int64_t id);
  answer answer_to(std::int64_t id);
  std::int64_t send(value request) { return process_->send(std::move(request)); }
  /// The reply must be ok; returns its results.
  value ok(value request, std::vector<std::string> attachments = {});
  /// Sends a line that is no request; must be complained of.
  void expect_complaint(const std::string& line, std::string_view what);
  /// No reply to it comes within `silence`.
  void expect_silence(std::int64_t id, std::string_view what);

  // Sockets. Each skips the manner if an operation that it needs is not there.
  void make_listener(int handle);
  value address_of(int handle);
  /// Connects `mine` to the listener and accepts it as `theirs`.
  void make_pair(int listener, int mine, int theirs);
  /// A call that blocks until a connection comes, on a lane; entered, if the driver can say that.
  std::int64_t start_accept(int listener, int lane, int as);
  /// Connects a new socket to the listener, so that a blocked accept returns.
  void wake_accept(int listener, int handle);
  void until_blocked(int lane);
  /// Bytes that arrive at a handle, as hex or checksum must tell them. `poison` fills the buffer
  /// before.
  value receive(int handle, std::size_t capacity, std::int64_t poison = 0);

 private:
  io_loop& loop_;
  launch how_;
  const manner_options& options_;
  std::optional<scratch_folder> scratch_;
  std::unique_ptr<driver_process> process_;
  value greeting_;
};

/// A call with its handle and arguments; -1 for no handle.
value call_of(std::string_view operation, int on = -1, value arguments = value::object{});
value object_of(std::string_view json);

/// Breaks the manner unless it holds.
void expect(bool holds, const std::string& seen);
/// Breaks the manner unless the reply has that outcome.
void expect_outcome(const value& reply, std::string_view outcome, std::string_view of_what);

}  // namespace sockspec::protocol
