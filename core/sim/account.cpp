// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/history.h"

namespace intentscope::sim {
namespace {

constexpr std::int64_t MattersPer10000Days = 170;

void failLogins(Scene& scene, Second begins) {
    Second attempt = begins;
    const std::int64_t count = scene.random.between(1, 5);
    for (std::int64_t number = 0; number < count; ++number) {
        scene.emit({.time = attempt, .type = EventType::LoginFailed, .word = scene.user.platform});
        attempt += scene.random.between(20, 20 * Minute);
    }
    const Second solved = attempt + scene.random.between(Hour, 30 * Hour);
    scene.need(Situation::CannotLogIn, begins, solved);
    if (scene.random.chance(600))
        scene.emit({.time = solved, .type = EventType::PasswordChanged});
}

void meetStranger(Scene& scene, Second seen) {
    scene.emit({.time = seen, .type = EventType::NewDeviceLogin, .word = "web"});
    const Second secured = seen + scene.random.between(Hour, 2 * Day);
    scene.need(Situation::StrangeLogin, seen, secured);
    if (scene.random.chance(700))
        scene.emit({.time = secured, .type = EventType::PasswordChanged});
}

void restrictAccount(Scene& scene, Second begins) {
    const Second ends = begins + scene.random.between(Day, 5 * Day);
    scene.emit({.time = begins, .type = EventType::AccountRestricted});
    scene.emit({.time = ends, .type = EventType::AccountRestored});
    scene.need(Situation::AccountRestricted, begins, ends);
}

void changeDetails(Scene& scene, Second begins) {
    const Second changed = begins + scene.random.between(Hour, Day);
    const bool phone = scene.random.chance(500);
    scene.emit({.time = begins, .type = EventType::PageViewed, .page = Page::Profile});
    scene.emit({.time = changed, .type = phone ? EventType::PhoneChanged : EventType::AddressChanged});
    scene.need(Situation::DetailsOutdated, begins, changed + Day);
}

void runMatter(Scene& scene, Second begins) {
    const std::int64_t kind = scene.random.below(100);
    if (kind < 38)
        failLogins(scene, begins);
    else if (kind < 58)
        meetStranger(scene, begins);
    else if (kind < 70)
        restrictAccount(scene, begins);
    else
        changeDetails(scene, begins);
}

} // namespace

void simulateAccount(Scene& scene) {
    const std::int64_t rate = MattersPer10000Days * scene.user.traits.caution / 100;
    for (std::int64_t day = -WarmUp / Day; day < scene.world.end() / Day; ++day) {
        if (scene.random.below(10'000) < rate)
            runMatter(scene, scene.world.momentOfDay(scene.random, scene.user.region, day));
    }
}

} // namespace intentscope::sim
