#pragma once
// What a server does, without what its requests are.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>

#include "deadline.hpp"
#include "server/request.hpp"
#include "server/wake_handle.hpp"
#include "server/workers.hpp"
#include "sockspec/server.hpp"

namespace sockspec {

class server_core {
 public:
  server_core(socket on, failure_hooks, const serving_options&);
  server_core(const server_core&) = delete;
  server_core& operator=(const server_core&) = delete;
  virtual ~server_core() = default;

  const address& server_address() const noexcept { return address_; }
  native_handle fileno() const noexcept { return socket_.fileno(); }
  bool handle_request(timeout);
  void serve_forever();
  void shutdown();
  void close();

 protected:
  /// The request that is there; null with the error, or if it has gone. Does not wait.
  virtual std::shared_ptr<request> get_request(socket& from, std::error_code&) = 0;

 private:
  class turn;  // between the begin and the end of serving

  bool must_end();
  bool take_request(deadline& end);
  bool process_one();
  bool wait(deadline& end);
  timeout patience(deadline& end) const;
  std::shared_ptr<request> get_request();
  void request_failed(const std::error_code&);
  void process(const std::shared_ptr<request>&);
  void handle(request&);
  void work(request&) noexcept;

  socket socket_;
  const address address_;
  const failure_hooks failures_;
  wake_handle wake_;

  // of the thread that serves
  std::chrono::milliseconds pause_{0};  // after a failure; zero: none has happened
  std::optional<std::chrono::steady_clock::time_point> try_again_;

  std::mutex closing_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable ended_;
  bool serving_ = false;
  std::uint64_t turns_ = 0;  // that have ended
  bool stop_ = false;
  bool closed_ = false;
  std::exception_ptr escaped_;

  workers workers_;  // last: its threads use the rest
};

}  // namespace sockspec
