"""Drivers that answer messages as none should."""

import time

from mannerly_driver import MannerlyDriver
from mannerly_operations import Broken


# --- hello ---

class says_an_incomplete_hello(MannerlyDriver):
    def hello(self, message):
        said = super().hello(message)
        said.pop("host", None)
        return said


class accepts_every_version(MannerlyDriver):
    def hello(self, message):
        return super().hello(dict(message, protocol=1))


class serves_before_hello(MannerlyDriver):
    def answer(self, message):
        if message["type"] == "ping":
            return {"ok": self.ping(message)}
        return super().answer(message)


class says_another_hello(MannerlyDriver):
    def hello(self, message):
        self.lane_count += 1 if self.greeted else 0
        return super().hello(message)


class declares_a_capability_it_lacks(MannerlyDriver):
    capabilities = MannerlyDriver.capabilities + ["child"]


class hides_a_capability(MannerlyDriver):
    capabilities = [name for name in MannerlyDriver.capabilities if name != "number"]


class invents_a_capability(MannerlyDriver):
    capabilities = MannerlyDriver.capabilities + ["teleport"]


class declares_an_operation_it_lacks(MannerlyDriver):
    def operations(self):
        return super().operations() + ["sendfile"]


class hides_an_operation(MannerlyDriver):
    def operations(self):
        return [name for name in super().operations() if name != "whoami"]


# --- outcomes ---

class calls_unknown_messages_broken(MannerlyDriver):
    def unknown_message(self, kind):
        return {"broken": {"why": kind}}


class calls_unknown_operations_broken(MannerlyDriver):
    def unknown_operation(self, name):
        return {"broken": {"why": name}}


class makes_sense_of_anything(MannerlyDriver):
    def make(self, *rest):
        result = super().make(*rest)
        return {"ok": {}, "began": 1, "ended": 2} if "broken" in result else result


class misnames_errors(MannerlyDriver):
    def describe(self, error):
        return dict(super().describe(error), name="connection_reset")


class gives_bare_errors(MannerlyDriver):
    def describe(self, error):
        return {"number": error.errno}


class has_no_clock(MannerlyDriver):
    def make(self, *rest):
        return dict(super().make(*rest), began=0, ended=0)


# --- calls ---

class reorders_a_lane(MannerlyDriver):
    held_back = None

    def reply(self, request, **outcome):
        if "number" in outcome.get("ok", {}) and self.held_back is None:
            self.held_back = (request, outcome)
            return
        super().reply(request, **outcome)
        if self.held_back and self.held_back != (request, outcome):
            request, outcome = self.held_back
            self.held_back = ()
            super().reply(request, **outcome)


class has_one_lane_for_all(MannerlyDriver):
    def take_calls(self, message, attachments):
        super().take_calls(dict(message, lane=0), attachments)


class never_says_entered(MannerlyDriver):
    def enter(self, lane, index):
        pass


class says_entered_after_the_call(MannerlyDriver):
    def before_call(self, lane, call, index):
        pass

    def after_call(self, lane, call, index):
        super().before_call(lane, call, index)


class says_entered_unasked(MannerlyDriver):
    def before_call(self, lane, call, index):
        self.enter(lane, index)


class says_entered_for_another_call(MannerlyDriver):
    def enter(self, lane, index):
        super().enter(lane, 0)


class ignores_stop_on_error(MannerlyDriver):
    def stops(self, script, last):
        return False


class always_stops_on_error(MannerlyDriver):
    def stops(self, script, last):
        return "ok" not in last


class does_not_repeat(MannerlyDriver):
    def repeat(self, lane, call, operation, attachments):
        return self.make(lane, call, operation, attachments)


class does_not_repeat_while_it_would_block(MannerlyDriver):
    def goes_on(self, condition, result):
        return condition == "ok" and super().goes_on(condition, result)


# --- gates, ping, cancel ---

class does_not_park(MannerlyDriver):
    def pass_gate(self, lane, gate):
        return True


class miscounts_the_parked(MannerlyDriver):
    def open(self, message):
        return {"released": super().open(message)["released"] + 1}


class releases_one_at_a_time(MannerlyDriver):
    def open(self, message):
        with self.state:
            for lane in self.lanes:
                if lane.parked:
                    lane.parked = False
                    self.state.notify_all()
                    return {"released": 1}
        return super().open(message)


class forgets_open_gates(MannerlyDriver):
    def open(self, message):
        result = super().open(message)
        self.gates.clear()
        return result


class remembers_gates_for_ever(MannerlyDriver):
    def forget_gates(self):
        pass


class leaves_the_parked_alone(MannerlyDriver):
    def reset(self, message):
        if any(lane.parked for lane in self.lanes):
            return {"broken": {"why": "a lane is parked"}}
        return super().reset(message)


class controls_between_calls_only(MannerlyDriver):
    def ping(self, message):
        while any(lane.in_call for lane in self.lanes):
            time.sleep(0.001)
        return super().ping(message)


class is_never_blocked(MannerlyDriver):
    def blocked(self, message):
        return dict(super().blocked(message), blocked="no")


class is_always_blocked(MannerlyDriver):
    def blocked(self, message):
        return dict(super().blocked(message), blocked="yes")


class ignores_cancel(MannerlyDriver):
    def interrupt(self, lane):
        pass


class cancels_anything(MannerlyDriver):
    def cancel(self, message):
        super().cancel(message)
        return {"cancelled": True}


class makes_scripts_backwards(MannerlyDriver):
    def work(self, lane, message, attachments):
        if message["type"] == "script":
            message = dict(message, calls=message["calls"][::-1])
        return super().work(lane, message, attachments)


class has_fewer_lanes_than_it_says(MannerlyDriver):
    def lane_of(self, message):
        lane = super().lane_of(message)
        if lane.number == self.lane_count - 1:
            raise Broken("that lane is not there")
        return lane
