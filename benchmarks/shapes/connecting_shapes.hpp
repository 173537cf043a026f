#pragma once
// The loop in which contenders make connections and close them, once for each of them.

#include <concepts>
#include <memory>
#include <utility>

#include "benchmarks/shapes/connecting_task.hpp"

namespace sockspec::benchmarks {

/// A listener as a contender has it, made from the blocking socket that listens, which it owns.
///   end_type                   an open end of a connection
///   end_type connect()         a new socket, connected to where the listener is bound. Over TCP,
///                              closing it resets the connection (SO_LINGER with a time of 0):
///                              nothing stays behind in TIME_WAIT
///   end_type accept()          the other end of the connection that waits
///   void close(end_type&)
/// Each throws on failure. All is called in one thread.
template <typename Connector>
concept connector = std::constructible_from<Connector, socket> &&
    requires(Connector& of, typename Connector::end_type& end) {
  { of.connect() } -> std::same_as<typename Connector::end_type>;
  { of.accept() } -> std::same_as<typename Connector::end_type>;
  { of.close(end) } -> std::same_as<void>;
};

template <connector Connector>
class connect_accept_close final : public work {
 public:
  explicit connect_accept_close(connecting_task task) : connector_(std::move(task.listener)) {}

  void run(std::size_t times) override {
    for (; times != 0; --times) {
      auto client = connector_.connect();
      auto server = connector_.accept();
      connector_.close(client);
      connector_.close(server);
    }
  }

 private:
  Connector connector_;
};

template <connector Connector>
std::unique_ptr<work> make_connecting_work(connecting_task task) {
  return std::make_unique<connect_accept_close<Connector>>(std::move(task));
}

}  // namespace sockspec::benchmarks
