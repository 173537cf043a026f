#include "winsock/wide_text.hpp"

#include "system_headers.hpp"

namespace sockspec {

std::optional<std::wstring> to_wide(std::string_view utf8) {
  // Of an empty text, Windows cannot tell the length from a failure.
  if (utf8.empty()) return std::wstring();
  const auto size = static_cast<int>(utf8.size());
  const auto convert = [&](wchar_t* into, int room) {
    return ::MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, utf8.data(), size, into, room);
  };
  const int length = convert(nullptr, 0);
  if (length <= 0) return std::nullopt;
  std::wstring wide(static_cast<std::size_t>(length), L'\0');
  convert(wide.data(), length);
  return wide;
}

std::string to_utf8(std::wstring_view wide) {
  if (wide.empty()) return {};
  const auto size = static_cast<int>(wide.size());
  const auto convert = [&](char* into, int room) {
    return ::WideCharToMultiByte(CP_UTF8, 0, wide.data(), size, into, room, nullptr, nullptr);
  };
  std::string utf8(static_cast<std::size_t>(convert(nullptr, 0)), '\0');
  convert(utf8.data(), static_cast<int>(utf8.size()));
  return utf8;
}

}  // namespace sockspec
