/* Starts a driver so that it can be contained, as sockspec_launch.c does elsewhere:
 *
 *   sockspec-launch [--ordinary] [--set NAME=VALUE]... -- PROGRAM [ARGUMENT]...
 *
 * The program runs in a job object that ends with this process, which waits for it and ends with
 * its status. --ordinary has no effect: there are no capabilities to take. Ends with 126 and one
 * line on standard error if the program cannot be started. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

enum { status_usage = 125, status_not_executable = 126, longest_line = 32768 };

static int complain(int status, const wchar_t* what, const char* reason) {
  fprintf(stderr, "sockspec-launch: %ls: %s\n", what, reason);
  return status;
}

struct line {
  wchar_t text[longest_line];
  size_t length;
};

static void add(struct line* to, wchar_t what, size_t times) {
  while (times-- > 0 && to->length + 1 < longest_line) to->text[to->length++] = what;
}

/* In quotes; backslashes are doubled only before a quote, as the C library takes them apart. */
static void add_argument(struct line* to, const wchar_t* argument) {
  size_t backslashes = 0;
  if (to->length > 0) add(to, L' ', 1);
  add(to, L'"', 1);
  for (; *argument != L'\0'; ++argument) {
    if (*argument == L'\\') {
      ++backslashes;
      continue;
    }
    add(to, L'\\', *argument == L'"' ? 2 * backslashes + 1 : backslashes);
    add(to, *argument, 1);
    backslashes = 0;
  }
  add(to, L'\\', 2 * backslashes);
  add(to, L'"', 1);
}

/* A job that ends what runs in it when its last handle is closed, at the latest with this process.
 */
static HANDLE make_job(void) {
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
  const HANDLE job = CreateJobObjectW(NULL, NULL);
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  return job;
}

static int run(wchar_t* command, const wchar_t* name) {
  STARTUPINFOW start = {0};
  PROCESS_INFORMATION made;
  DWORD status = 0;
  const HANDLE job = make_job();
  start.cb = sizeof start;
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  if (!CreateProcessW(NULL, command, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start,
                      &made)) {
    return complain(status_not_executable, name, "cannot be started");
  }
  if (!AssignProcessToJobObject(job, made.hProcess)) {
    TerminateProcess(made.hProcess, status_not_executable);
    return complain(status_not_executable, name, "cannot be contained in a job object");
  }
  ResumeThread(made.hThread);
  /* The runner is to see the end of the outputs when the driver closes them. */
  CloseHandle(start.hStdInput);
  CloseHandle(start.hStdOutput);
  CloseHandle(start.hStdError);
  WaitForSingleObject(made.hProcess, INFINITE);
  GetExitCodeProcess(made.hProcess, &status);
  return (int)status;
}

static bool set_variable(wchar_t* assignment) {
  wchar_t* const equals = wcschr(assignment, L'=');
  if (equals == NULL) return false;
  *equals = L'\0';
  return SetEnvironmentVariableW(assignment, equals + 1) != 0;
}

int wmain(int count, wchar_t** arguments) {
  static struct line command;
  int next = 1;
  for (; next < count && wcscmp(arguments[next], L"--") != 0; ++next) {
    if (wcscmp(arguments[next], L"--ordinary") == 0) continue;
    if (wcscmp(arguments[next], L"--set") != 0 || next + 1 == count) {
      return complain(status_usage, arguments[next], "unknown option");
    }
    if (!set_variable(arguments[++next])) return complain(status_usage, L"--set", "no NAME=VALUE");
  }
  if (++next >= count) return complain(status_usage, L"usage", "no program is named after --");
  for (int i = next; i < count; ++i) add_argument(&command, arguments[i]);
  command.text[command.length] = L'\0';
  return run(command.text, arguments[next]);
}
