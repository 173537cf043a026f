#include "process.h"

#include "operations.h"

static int starts; /* by how many cleanups Winsock would be gone */

static int start_up(void) {
  WSADATA unused;
  const int error = WSAStartup(MAKEWORD(2, 2), &unused);
  if (error == 0) ++starts;
  return error;
}

static int clean_up(void) {
  const int result = WSACleanup();
  if (result == 0) --starts;
  return result;
}

bool process_begin(int count, char** arguments, int* status) {
  (void)count;
  (void)arguments;
  *status = start_up() == 0 ? 0 : 1;
  return *status == 0;
}

/* It tells its error itself. */
void operation_startup(struct call* call) {
  int error;
  if (!begin_call(call)) return;
  error = start_up();
  WSASetLastError(error);
  end_call(call, error == 0 ? 0 : -1);
  answer_plainly(call);
}

void operation_cleanup(struct call* call) {
  if (!begin_call(call)) return;
  end_call(call, clean_up());
  answer_plainly(call);
}

void process_restore(void) {
  while (starts > 1 && clean_up() == 0) {
  }
  if (starts == 0) start_up();
}

void process_prepare(void) {}
void process_end(void) {}
void process_calm(void) {}
void process_restore_thread(void) {}
void process_remove_files(void) {}

void process_note_address(const struct sockaddr* address, socklen_t length) {
  (void)address;
  (void)length;
}

static const char* machine(void) {
  SYSTEM_INFO system;
  GetNativeSystemInfo(&system);
  switch (system.wProcessorArchitecture) {
    case PROCESSOR_ARCHITECTURE_AMD64:
      return "x86_64";
    case PROCESSOR_ARCHITECTURE_ARM64:
      return "aarch64";
    case PROCESSOR_ARCHITECTURE_INTEL:
      return "x86";
    default:
      return "unknown";
  }
}

/* Where Wine stands in for Windows, it is what is judged: its ntdll says its version. */
typedef const char*(__cdecl* wine_version_function)(void);

static wine_version_function wine_version(void) {
  const HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
  return ntdll == NULL
             ? NULL
             : (wine_version_function)(uintptr_t)GetProcAddress(ntdll, "wine_get_version");
}

/* GetVersionEx tells what the program was made for; the kernel's shared page what there is. */
static void write_windows_version(char* to, size_t size) {
  const unsigned char* const shared = (const unsigned char*)(uintptr_t)0x7FFE0000;
  uint32_t major, minor, build;
  memcpy(&major, shared + 0x26C, sizeof major);
  memcpy(&minor, shared + 0x270, sizeof minor);
  memcpy(&build, shared + 0x260, sizeof build);
  snprintf(to, size, "%u.%u.%u", (unsigned)major, (unsigned)minor, (unsigned)build);
}

void describe_system(struct system_description* to) {
  const wine_version_function wine = wine_version();
  to->system = "windows";
  snprintf(to->name, sizeof to->name, "%s", wine == NULL ? "Windows" : "Wine");
  if (wine == NULL) {
    write_windows_version(to->version, sizeof to->version);
  } else {
    snprintf(to->version, sizeof to->version, "%s", wine());
  }
  snprintf(to->machine, sizeof to->machine, "%s", machine());
}

void write_process_capabilities(struct json_writer* out) {
  json_write_text(out, NULL, "number");
}
