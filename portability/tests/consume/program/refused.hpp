#pragma once
#include <system_error>

/// Connects to a port of this machine at which nobody listens, and returns what that gives.
#if defined(_WIN32)
__declspec(dllexport)
#endif
    std::error_code refused();
