// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/region.h"

#include <array>

namespace intentscope::sim {
namespace {

constexpr WeightedWord BrCouriers[] = {{"Veloz Entregas", 46}, {"Rota Sul", 30}, {"Ponte Aérea Log", 24}};
constexpr WeightedWord BrPayments[] = {{"pix", 48}, {"credit_card", 32}, {"boleto", 14}, {"shop_wallet", 6}};
constexpr WeightedWord BrLanguages[] = {{"pt", 100}};

constexpr WeightedWord IdCouriers[] = {
    {"Garuda Kirim", 40}, {"Nusantara Ekspres", 35}, {"Rajawali Cargo", 25}};
constexpr WeightedWord IdPayments[] = {
    {"shop_wallet", 34}, {"bank_transfer", 26}, {CashOnDelivery, 24}, {"pay_later", 11}, {"credit_card", 5}};
constexpr WeightedWord IdLanguages[] = {{"id", 96}, {"en", 4}};

constexpr WeightedWord MyCouriers[] = {{"Kinabalu Express", 45}, {"Selat Post", 33}, {"Borneo Line", 22}};
constexpr WeightedWord MyPayments[] = {
    {"shop_wallet", 32}, {"bank_transfer", 30}, {"credit_card", 20}, {CashOnDelivery, 10}, {"pay_later", 8}};
constexpr WeightedWord MyLanguages[] = {{"ms", 62}, {"en", 26}, {"zh", 12}};

constexpr WeightedWord PhCouriers[] = {{"Isla Express", 42}, {"Perlas Padala", 34}, {"Bayani Logistics", 24}};
constexpr WeightedWord PhPayments[] = {
    {CashOnDelivery, 44}, {"shop_wallet", 30}, {"pay_later", 13}, {"credit_card", 7}, {"bank_transfer", 6}};
constexpr WeightedWord PhLanguages[] = {{"en", 58}, {"fil", 42}};

constexpr WeightedWord SgCouriers[] = {{"Merlion Parcel", 50}, {"Straits Courier", 32}, {"Locker Loop", 18}};
constexpr WeightedWord SgPayments[] = {
    {"credit_card", 48}, {"paynow", 30}, {"shop_wallet", 14}, {"pay_later", 8}};
constexpr WeightedWord SgLanguages[] = {{"en", 78}, {"zh", 17}, {"ms", 5}};

constexpr WeightedWord ThCouriers[] = {{"Chang Express", 44}, {"Siam Drop", 33}, {"Lotus Logistics", 23}};
constexpr WeightedWord ThPayments[] = {
    {"promptpay", 34}, {CashOnDelivery, 30}, {"credit_card", 16}, {"shop_wallet", 14}, {"pay_later", 6}};
constexpr WeightedWord ThLanguages[] = {{"th", 97}, {"en", 3}};

constexpr WeightedWord TwCouriers[] = {
    {"Formosa Store Pickup", 55}, {"Jade Home Delivery", 28}, {"Yushan Post", 17}};
constexpr WeightedWord TwPayments[] = {
    {CashOnDelivery, 42}, {"credit_card", 40}, {"bank_transfer", 12}, {"shop_wallet", 6}};
constexpr WeightedWord TwLanguages[] = {{"zh", 99}, {"en", 1}};

constexpr WeightedWord VnCouriers[] = {
    {"Rồng Vàng Express", 41}, {"Sao Mai Post", 36}, {"Cửu Long Giao", 23}};
constexpr WeightedWord VnPayments[] = {
    {CashOnDelivery, 52}, {"shop_wallet", 24}, {"bank_transfer", 14}, {"credit_card", 6}, {"pay_later", 4}};
constexpr WeightedWord VnLanguages[] = {{"vi", 98}, {"en", 2}};

constexpr std::array<RegionProfile, RegionCount> Profiles = {{
    {"BR", 170, -3, 150, 115, 3, BrCouriers, BrPayments, BrLanguages},
    {"ID", 240, 7, 120, 70, 3, IdCouriers, IdPayments, IdLanguages},
    {"MY", 90, 8, 90, 95, 2, MyCouriers, MyPayments, MyLanguages},
    {"PH", 120, 8, 130, 75, 4, PhCouriers, PhPayments, PhLanguages},
    {"SG", 40, 8, 60, 180, 1, SgCouriers, SgPayments, SgLanguages},
    {"TH", 130, 7, 80, 85, 2, ThCouriers, ThPayments, ThLanguages},
    {"TW", 80, 8, 70, 130, 1, TwCouriers, TwPayments, TwLanguages},
    {"VN", 130, 7, 85, 65, 2, VnCouriers, VnPayments, VnLanguages},
}};

} // namespace

std::span<const RegionProfile> regions() {
    return Profiles;
}

} // namespace intentscope::sim
