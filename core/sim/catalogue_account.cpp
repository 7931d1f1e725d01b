// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

using S = Situation;

constexpr IntentEntry Entries[] = {
    {"ACC-01",
     "I cannot log in",
     "First steps when logging in fails.",
     "Check that you use the number or mail you registered with, then try Log In with Code. After five wrong "
     "passwords the login is closed for an hour.",
     in::All,
     {{{S::CannotLogIn, 10, Phase::Early}}}},
    {"ACC-02",
     "I forgot my password",
     "How to set a new password.",
     "Tap Forgot Password on the login page and enter the code sent to your phone or mail. Choose at least "
     "eight characters that you use nowhere else.",
     in::All,
     {{{S::CannotLogIn, 9}}}},
    {"ACC-03",
     "The login code does not arrive",
     "Help with codes by SMS, call and messenger.",
     "Wait for a minute and look into blocked messages. Then ask for a call or for a message in the chat app "
     "instead. More than five codes a day are refused.",
     in::All,
     {{{S::CannotLogIn, 8}, {S::DetailsOutdated, 3}}}},
    {"ACC-04",
     "I no longer have my old phone number",
     "How to get into the account without the registered number.",
     "Tap My Number Has Changed on the login page, answer questions on your last orders and show your "
     "identity card. The check takes up to two working days.",
     in::All,
     {{{S::CannotLogIn, 6, Phase::Late}, {S::DetailsOutdated, 6}}}},
    {"ACC-05",
     "Change my phone number",
     "How to register a new number.",
     "Open Settings > Account > Phone and confirm with codes to the old and the new number. A number can "
     "belong to one account only.",
     in::All,
     {{{S::DetailsOutdated, 9}}}},
    {"ACC-06",
     "Change my e-mail address",
     "How to register another address.",
     "Open Settings > Account > E-mail and follow the link we send. Invoices and notices go to the new "
     "address from then on.",
     in::All,
     {{{S::DetailsOutdated, 7}}}},
    {"ACC-07",
     "Change my password",
     "How to replace the password while logged in.",
     "Open Settings > Account > Password. All other devices are logged out, and the wallet asks for its PIN "
     "at the next payment.",
     in::All,
     {{{S::StrangeLogin, 7}, {S::DetailsOutdated, 3}}}},
    {"ACC-08",
     "Somebody else logged in to my account",
     "What to do after a login notice that was not you.",
     "Tap This Was Not Me in the notice, change the password and log out all devices. Then look at orders, "
     "addresses and the wallet; report anything unknown to us at once.",
     in::All,
     {{{S::StrangeLogin, 10, Phase::Early}}}},
    {"ACC-09",
     "Log out all devices",
     "How to end sessions elsewhere.",
     "Settings > Security > Devices lists where you are logged in. Tap Log Out All; it takes up to five "
     "minutes to reach every device.",
     in::All,
     {{{S::StrangeLogin, 7}}}},
    {"ACC-10",
     "Switch on two-step verification",
     "How to protect the account with a second step.",
     "Under Settings > Security choose an authenticator app or SMS. Write down the recovery codes; without "
     "them a lost phone means an identity check.",
     in::All,
     {{{S::StrangeLogin, 6, Phase::Late}, {S::PrivacyWish, 3}}}},
    {"ACC-11",
     "Why is my account restricted?",
     "Reasons for limits on an account.",
     "Accounts are limited after unusual logins, many refused parcels, voucher misuse or unpaid bills. The "
     "message in Notifications names the reason and what is still possible.",
     in::All,
     {{{S::AccountRestricted, 10, Phase::Early}}}},
    {"ACC-12",
     "Appeal against a restriction",
     "How to ask for a second look.",
     "Tap Appeal in the message, add your explanation and papers. A person reads it within three working "
     "days. Only one appeal is possible for each case.",
     in::All,
     {{{S::AccountRestricted, 9, Phase::Late}}}},
    {"ACC-13",
     "Money and orders while my account is restricted",
     "What happens to open orders and the balance.",
     "Paid orders are still delivered and refunds still arrive. The wallet can be withdrawn to a bank "
     "account in your own name after an identity check.",
     in::All,
     {{{S::AccountRestricted, 6}}}},
    {"ACC-14",
     "Verify my identity",
     "Which papers are accepted and how long it takes.",
     "Take a picture of a valid identity card, passport or licence and of your face in good light. Most "
     "checks end within ten minutes, at night within a day.",
     in::All,
     {{{S::AccountRestricted, 6}, {S::PayLaterMatter, 4, Phase::Early}, {S::WalletMatter, 3}}}},
    {"ACC-15",
     "Add or change a delivery address",
     "How to edit the address book.",
     "Open Me > Addresses. Mark one as default; orders already placed keep the address they were placed "
     "with.",
     in::All,
     {{{S::WrongAddress, 6}, {S::DetailsOutdated, 4}}}},
    {"ACC-16",
     "Delete my account",
     "What closing an account means.",
     "Open Settings > Privacy > Delete Account. Finish open orders and withdraw the wallet first. Coins and "
     "vouchers are lost; the data are erased after 30 days.",
     in::All,
     {{{S::PrivacyWish, 9}}}},
    {"ACC-17",
     "Download or correct my personal data",
     "How to use your privacy rights.",
     "Under Settings > Privacy > My Data you can ask for a copy, which is ready within a week, and correct "
     "what is wrong.",
     in::All,
     {{{S::PrivacyWish, 8}}}},
    {"ACC-18",
     "Stop calls and marketing messages",
     "How to switch off advertising.",
     "Settings > Notifications lets you choose by channel. Calls in the shop's name that ask for codes or "
     "transfers are fraud: hang up and report them.",
     in::All,
     {{{S::Notifications, 9}, {S::PrivacyWish, 3}}}},
    {"ACC-19",
     "I get no notifications",
     "Why messages about orders do not appear.",
     "Allow notifications in the phone's settings and in Settings > Notifications, and take the app out of "
     "battery saving.",
     in::All,
     {{{S::Notifications, 9}, {S::AppTrouble, 2}}}},
    {"ACC-20",
     "Change name, birthday or user name",
     "What can be edited in the profile.",
     "The shown name can be changed at any time, the user name once in 30 days and the birthday only once. A "
     "verified legal name needs an identity check.",
     in::All,
     {{{S::DetailsOutdated, 6}}}},
    {"ACC-21",
     "Register or correct my CPF",
     "How the tax number is stored in Brazil.",
     "Enter the CPF under Settings > Tax Data before you pay; invoices and customs need it. A number already "
     "used by another account must be released there first.",
     in::BR,
     {{{S::DetailsOutdated, 7}, {S::ParcelStuck, 2, Phase::Late}}}},
    {"ACC-22",
     "Is this message really from the shop?",
     "How to tell fraud from real messages.",
     "We never ask for codes, PINs or transfers, and write only in the app's Notifications. Forward the "
     "suspicious message to us under Report Fraud and do not open its link.",
     in::All,
     {{{S::StrangeLogin, 5}, {S::Notifications, 4}}}},
};

} // namespace

std::span<const IntentEntry> accountIntents() {
    return Entries;
}

} // namespace intentscope::sim
