// Writes a made-up run as the suite stores one: run.json and records.jsonl.
//   node example_run.mjs DIRECTORY [COPIES]     COPIES: how many times as many clauses (1)

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {clauses} from './example_clauses.mjs';

const modes = ['blocking', 'nonblocking', 'timeout'];

const targets = [
  {
    name: 'native',
    title: 'Linux, through its C library',
    follows: ['linux-man', 'posix-2024', 'rfc'],
    driver: 'native 0.1.0',
    implementation: 'Linux 6.18.44',
    cells: 5,
    deviations: 1,
    untriaged: 0,
  },
  {
    name: 'portability',
    title: 'The portability layer',
    follows: ['portable'],
    driver: 'portability 0.1.0',
    implementation: 'sockspec 0.1.0',
    cells: 5,
    deviations: 0,
    untriaged: 0,
  },
  {
    name: 'socket_wrapper',
    title: 'cwrap socket_wrapper under the native driver',
    follows: ['linux-man', 'posix-2024'],
    driver: 'native 0.1.0',
    implementation: 'socket_wrapper 1.3.5',
    cells: 5,
    deviations: 4,
    untriaged: 0,
  },
];

const unreachable =
  'socket_wrapper maps a refused connection to EHOSTUNREACH, as the path of the listener is missing (src/socket_wrapper.c, swrap_connect)';
const noPeek =
  'MSG_PEEK is not carried through the emulated stream (no upstream bug; seen in 1.3.5)';

/** What departs from a plain pass, by target and clause: verdict, outcome, and what was seen. */
const departures = {
  'socket_wrapper connect.refused': {
    verdict: 'fail(error:host_unreachable)',
    outcome: 'expected',
    observed: 'error host_unreachable (EHOSTUNREACH 113)',
    native: 'errno 113 EHOSTUNREACH',
    deviation: unreachable,
    below: "native: pass, so the fault is not the system's",
  },
  'socket_wrapper recv.reset': {
    verdict: 'fail(eof)',
    outcome: 'expected',
    observed: 'end of stream',
    deviation: 'A stream over a UNIX socket has no reset to hand on',
  },
  'socket_wrapper recv.peek': {
    kinds: ['udp4', 'udp6'],
    verdict: 'fail(value:0)',
    outcome: 'expected',
    observed: '0 bytes the second time',
    deviation: noPeek,
  },
  'socket_wrapper bind.address_in_use': {
    kinds: ['tcp6'],
    verdict: 'fail(ok)',
    outcome: 'unexpected',
    observed: 'ok: the second socket was bound, too',
    native: 'errno 0',
    below: "native: pass, so the fault is not the system's",
  },
  'socket_wrapper shutdown.wakes_receiver': {
    kinds: ['tcp4', 'tcp6'],
    modes: ['blocking'],
    verdict: 'timeout(recv)',
    outcome: 'unexpected',
    observed: 'recv did not return within 2 s',
  },
  'socket_wrapper send.message_size': {
    kinds: ['udp4'],
    verdict: 'crash(SIGSEGV)',
    outcome: 'unexpected',
    observed: 'the driver died of SIGSEGV in sendto',
  },
  'socket_wrapper setsockopt.no_delay': {
    verdict: 'pass',
    outcome: 'stale',
    observed: 'value 1',
    deviation: 'SW-3 says fail(value:0), but it passes now: remove the entry',
  },
  'native close.unread_data_resets': {
    kinds: ['tcp6'],
    verdict: 'unresolved(race)',
    outcome: 'expected',
    observed: 'the reset came before the data was read, 5 times of 5',
  },
  'portability shutdown.wakes_receiver': {
    kinds: ['unix_seqpacket'],
    verdict: 'fail(error:timed_out)',
    outcome: 'inherited',
    observed: 'error timed_out (ETIMEDOUT 110)',
    native: 'errno 110 ETIMEDOUT',
    below: 'native: fails the same call sequence',
  },
};

const classes = {
  'accept.inherits_flags': {
    native: 'does_not',
    portability: 'does_not',
    socket_wrapper: 'inherits',
  },
  'getsockname.unbound': {
    native: 'any_address',
    portability: 'any_address',
    socket_wrapper: 'unspecified',
  },
  'listen.unbound': {native: 'binds', portability: 'refuses', socket_wrapper: 'binds'},
  'recv.zero_length': {
    native: 'returns_zero',
    portability: 'returns_zero',
    socket_wrapper: 'blocks',
  },
  'shutdown.twice': {native: 'ok', portability: 'ok', socket_wrapper: 'ok'},
};

const symptomOf = (verdict) => {
  const [, kind, detail] = /^(\w+)(?:\((.*)\))?$/.exec(verdict);
  if (kind === 'fail') return detail;
  return detail ? `${kind}:${detail}`.replaceAll(' ', '_') : kind;
};

const transcriptOf = (clause, kind, seen) => [
  `0.000 ms  subject  socket #1 ${kind.endsWith('6') ? 'inet6' : 'inet'} stream -> ok`,
  '0.022 ms  peer     socket #1 -> ok',
  `0.041 ms  peer     bind #1 127.0.0.1:0 -> ok, 127.0.0.1:${40000 + clause.id.length * 97}`,
  `0.180 ms  subject  ${clause.id.split('.')[0]} #1 -> ${seen.observed}`,
];

const departureOf = (target, clause, kind, mode) => {
  const found = departures[`${target} ${clause.id.replace(/_\d+$/, '')}`];
  const applies =
    found && (found.kinds ?? [kind]).includes(kind) && (found.modes ?? [mode]).includes(mode);
  if (applies) return found;
  if (kind === 'unix_seqpacket' && target === 'socket_wrapper') {
    return {
      verdict: 'unsupported(target)',
      outcome: 'expected',
      observed: 'no kind unix_seqpacket here',
    };
  }
  if (clause.level === 'unspecified') {
    const seen = classes[clause.id.replace(/_\d+$/, '')][target];
    return {verdict: `observed(${seen})`, outcome: 'expected', observed: seen};
  }
  return {verdict: 'pass', outcome: 'expected', observed: clause.allowed};
};

const recordOf = (target, clause, kind, mode, number) => {
  const seen = departureOf(target, clause, kind, mode);
  const cell = `${clause.id}/${kind}.${mode}`;
  const record = {
    target,
    clause: clause.id,
    kind,
    mode,
    cell,
    level: clause.level,
    verdict: seen.verdict,
    outcome: seen.outcome,
    symptom: symptomOf(seen.verdict),
    says: clause.says,
    sources: clause.sources,
    allowed: clause.allowed,
    observed: seen.observed,
    native: seen.native ?? '',
    duration_us: 90 + ((number * 7919) % 1500),
  };
  if (seen.deviation) record.deviation = seen.deviation;
  if (seen.below) record.below = seen.below;
  if (/^(fail|timeout|crash|unresolved)/.test(seen.verdict)) {
    record.transcript = transcriptOf(clause, kind, seen);
    record.repeat = `sockspec run ${target} --select ${cell}`;
  }
  return record;
};

const copiesOf = (copies) =>
  Array.from({length: copies}, (_, copy) =>
    clauses.map((clause) => (copy ? {...clause, id: `${clause.id}_${copy}`} : clause)),
  ).flat();

export const exampleRecords = (copies = 1) => {
  const records = [];
  for (const {name} of targets) {
    for (const clause of copiesOf(copies)) {
      for (const kind of clause.kinds) {
        for (const mode of modes) records.push(recordOf(name, clause, kind, mode, records.length));
      }
    }
  }
  return records;
};

const stamp = {
  suite_version: '0.1.0',
  commit: '9352870',
  clauses_hash: '5f1c0d8e',
  system: 'Linux',
  kernel: '6.18.44',
  machine: 'x86_64',
  compiler: 'gcc 12.2',
  started: '2026-11-20T05:00:00Z',
  command_line: ['sockspec', 'run', 'native', 'portability', 'socket_wrapper', '--out', 'report'],
  targets,
  state: 'finished',
  findings: [
    {
      target: 'socket_wrapper',
      text: 'deviation SW-4 (options.keep_alive/tcp4.*) matches no cell that ran',
      unexpected: true,
    },
    {target: 'native', text: 'the review date of deviation N-1 is in 20 days', unexpected: false},
  ],
};

export const writeRun = (directory, records, changes = {}) => {
  mkdirSync(directory, {recursive: true});
  writeFileSync(join(directory, 'run.json'), JSON.stringify({...stamp, ...changes}));
  writeFileSync(
    join(directory, 'records.jsonl'),
    records.map((each) => `${JSON.stringify(each)}\n`).join(''),
  );
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeRun(process.argv[2], exampleRecords(Number(process.argv[3] ?? 1)));
}
