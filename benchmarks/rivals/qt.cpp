#include <QtCore/QtGlobal>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QLocalSocket>
#include <QtNetwork/QTcpSocket>
#include <QtNetwork/QUdpSocket>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

template <typename Socket>
std::unique_ptr<QIODevice> adopt(native_handle handle) {
  auto made = std::make_unique<Socket>();
  const auto mode = QIODevice::ReadWrite | QIODevice::Unbuffered;
  if (!made->setSocketDescriptor(handle, Socket::ConnectedState, mode)) {
    throw std::runtime_error("setSocketDescriptor failed");
  }
  return made;
}

std::unique_ptr<QIODevice> adopt(socket end) {
  const bool local = end.getsockname().family() == address_family::unix_domain;
  const native_handle handle = end.detach();
  return local ? adopt<QLocalSocket>(handle) : adopt<QTcpSocket>(handle);
}

/// The blocking interface (waitForReadyRead, waitForBytesWritten) of a QTcpSocket or a
/// QLocalSocket, without an event loop and without Qt's buffer: the documented way to use one in a
/// thread that waits.
/// Source: https://doc.qt.io/qt-5/qabstractsocket.html, qiodevice.html#OpenModeFlag-enum
class qt_end {
 public:
  explicit qt_end(socket end) : stream_(adopt(std::move(end))) {}

  std::size_t send(std::span<const std::byte> data) {
    sendall(data);
    return data.size();
  }
  void sendall(std::span<const std::byte> data) {
    const auto size = static_cast<qint64>(data.size());
    if (stream_->write(reinterpret_cast<const char*>(data.data()), size) != size) fail("write");
    while (stream_->bytesToWrite() != 0) {
      if (!stream_->waitForBytesWritten(-1)) fail("waitForBytesWritten");
    }
  }
  std::size_t recv(std::span<std::byte> buffer) {
    const auto most = static_cast<qint64>(buffer.size());
    for (;;) {
      const qint64 count = stream_->read(reinterpret_cast<char*>(buffer.data()), most);
      if (count > 0) return static_cast<std::size_t>(count);
      if (count < 0) fail("read");
      if (!stream_->waitForReadyRead(-1)) return 0;
    }
  }

 private:
  [[noreturn]] void fail(const char* call) const {
    throw std::runtime_error(std::string(call) + ": " + stream_->errorString().toStdString());
  }

  std::unique_ptr<QIODevice> stream_;
};

struct qt_address {
  QHostAddress host;
  quint16 port = 0;
};

/// writeDatagram and readDatagram, which does not wait: waitForReadyRead does.
/// Source: https://doc.qt.io/qt-5/qudpsocket.html
class qt_datagram_end {
 public:
  using address_type = qt_address;

  explicit qt_datagram_end(socket end) {
    if (!socket_.setSocketDescriptor(end.detach(), QAbstractSocket::BoundState)) {
      throw std::runtime_error("setSocketDescriptor failed");
    }
  }

  static address_type address_of(const address& place) {
    return {QHostAddress(QString::fromStdString(place.host())), static_cast<quint16>(place.port())};
  }

  void sendto(std::span<const std::byte> data, const address_type& to) {
    const auto size = static_cast<qint64>(data.size());
    const auto* bytes = reinterpret_cast<const char*>(data.data());
    if (socket_.writeDatagram(bytes, size, to.host, to.port) != size) {
      throw std::runtime_error("writeDatagram: " + socket_.errorString().toStdString());
    }
  }
  std::size_t recvfrom(std::span<std::byte> buffer, address_type& from) {
    const auto most = static_cast<qint64>(buffer.size());
    auto* bytes = reinterpret_cast<char*>(buffer.data());
    for (;;) {
      const qint64 count = socket_.readDatagram(bytes, most, &from.host, &from.port);
      if (count >= 0) return static_cast<std::size_t>(count);
      if (!socket_.waitForReadyRead(-1)) {
        throw std::runtime_error("waitForReadyRead: " + socket_.errorString().toStdString());
      }
    }
  }

 private:
  QUdpSocket socket_;
};

constexpr contender qt{
    .name = "qt",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<qt_end> : nullptr;
    },
    .datagrams = [](family over) -> datagram_factory {
      return over == family::udp4 ? make_datagram_work<qt_datagram_end> : nullptr;
    },
};

}  // namespace

rival qt_rival() {
  return {&qt, qVersion()};
}

}  // namespace sockspec::benchmarks
