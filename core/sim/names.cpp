// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/names.h"

#include "core/sim/region.h"

#include <array>
#include <span>
#include <string_view>

namespace intentscope::sim {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view BrGiven[] = {
    "Ana",     "Beatriz", "Camila", "Daniela", "Eduardo", "Felipe", "Gabriel", "Helena", "Igor",   "Juliana",
    "Larissa", "Lucas",   "Marcos", "Mariana", "Otávio",  "Paula",  "Rafael",  "Renata", "Thiago", "Vitória"};
constexpr std::string_view BrFamily[] = {
    "Almeida",
    "Araújo",
    "Barbosa",
    "Cardoso",
    "Costa",
    "Ferreira",
    "Gomes",
    "Lima",
    "Martins",
    "Melo",
    "Moreira",
    "Nogueira",
    "Oliveira",
    "Pereira",
    "Ramos",
    "Ribeiro",
    "Santos",
    "Souza"};
constexpr std::string_view IdGiven[] = {"Adi",  "Agus",  "Ayu",   "Bayu",  "Budi", "Citra",   "Dewi",
                                        "Dian", "Eka",   "Fajar", "Indah", "Joko", "Lestari", "Made",
                                        "Nur",  "Putri", "Rizky", "Sari",  "Siti", "Wayan"};
constexpr std::string_view IdFamily[] = {
    "Anggraini",
    "Firmansyah",
    "Gunawan",
    "Hidayat",
    "Kusuma",
    "Lubis",
    "Maharani",
    "Nugroho",
    "Pratama",
    "Purnomo",
    "Rahayu",
    "Ramadhan",
    "Santoso",
    "Saputra",
    "Setiawan",
    "Siregar",
    "Susanti",
    "Wijaya"};
constexpr std::string_view MyGiven[] = {"Aisyah",   "Amir",      "Chee Keong", "Farah",   "Hafiz",
                                        "Hui Min",  "Izzat",     "Jia Wei",    "Kavitha", "Liyana",
                                        "Mei Ling", "Nadia",     "Nurul",      "Prakash", "Rashid",
                                        "Shalini",  "Siew Ling", "Syafiq",     "Wei Jie", "Zulaikha"};
constexpr std::string_view MyFamily[] = {
    "binti Ahmad",
    "bin Ismail",
    "Chong",
    "Goh",
    "bin Hassan",
    "Krishnan",
    "Lau",
    "Lim",
    "Low",
    "Ng",
    "binti Omar",
    "Raj",
    "bin Rahman",
    "Subramaniam",
    "Tan",
    "Teoh",
    "Wong",
    "binti Yusof"};
constexpr std::string_view PhGiven[] = {"Andrea",  "Angelo",    "Bianca",   "Carlo",  "Christian",
                                        "Danica",  "Erika",     "Francis",  "Grace",  "Jasmine",
                                        "Jerome",  "John Paul", "Kristine", "Leah",   "Mark",
                                        "Maricel", "Nicole",    "Paolo",    "Rowena", "Trisha"};
constexpr std::string_view PhFamily[] = {
    "Aquino",
    "Bautista",
    "Castillo",
    "Cruz",
    "Dela Cruz",
    "Domingo",
    "Fernandez",
    "Garcia",
    "Gonzales",
    "Mendoza",
    "Navarro",
    "Ocampo",
    "Pascual",
    "Ramos",
    "Reyes",
    "Salazar",
    "Santiago",
    "Villanueva"};
constexpr std::string_view SgGiven[] = {"Adeline", "Benjamin", "Cheryl",  "Daryl",    "Farhan",
                                        "Gerald",  "Hui Ling", "Jasmine", "Jun Hao",  "Kai Xin",
                                        "Karthik", "Marcus",   "Nurul",   "Priya",    "Rachel",
                                        "Ryan",    "Shu Fen",  "Siti",    "Wei Ming", "Xin Yi"};
constexpr std::string_view SgFamily[] = {
    "Ang",
    "Chan",
    "Cheong",
    "Chua",
    "Goh",
    "Ho",
    "Koh",
    "Lee",
    "Lim",
    "Nair",
    "Neo",
    "Ong",
    "Pillai",
    "Seah",
    "Sim",
    "Tan",
    "Teo",
    "Yeo"};
constexpr std::string_view ThGiven[] = {
    "Anan", "Apinya", "Chai",    "Kanya",  "Kittisak", "Malee",   "Narin",  "Nattaya",  "Niran",  "Orathai",
    "Pim",  "Ploy",   "Prasert", "Ratana", "Siriporn", "Somchai", "Sunisa", "Thanawat", "Wichai", "Yupin"};
constexpr std::string_view ThFamily[] = {
    "Boonmee",
    "Chaiyaporn",
    "Charoensuk",
    "Intharat",
    "Jaidee",
    "Kaewkla",
    "Khamdee",
    "Mongkol",
    "Phromma",
    "Rattanakul",
    "Saelim",
    "Saetang",
    "Srisuk",
    "Sukjai",
    "Suwannarat",
    "Thongchai",
    "Wattana",
    "Wongsa"};
constexpr std::string_view TwGiven[] = {
    "Chia-Hao",
    "Chih-Ming",
    "Hsin-Yi",
    "Hsiao-Wen",
    "Jia-Ling",
    "Jun-Jie",
    "Kuan-Yu",
    "Li-Hua",
    "Mei-Hui",
    "Pei-Shan",
    "Shu-Fen",
    "Ting-Yu",
    "Tzu-Chieh",
    "Wei-Ting",
    "Wen-Ling",
    "Ya-Ting",
    "Yi-Chen",
    "Yu-Hsuan"};
constexpr std::string_view TwFamily[] = {
    "Chang",
    "Chen",
    "Cheng",
    "Chiu",
    "Chou",
    "Hsieh",
    "Hsu",
    "Huang",
    "Kuo",
    "Lai",
    "Lee",
    "Liao",
    "Lin",
    "Liu",
    "Tsai",
    "Wang",
    "Wu",
    "Yang"};
constexpr std::string_view VnGiven[] = {"Văn An",     "Thị Bích",   "Quốc Bảo",  "Minh Châu",   "Thùy Dung",
                                        "Anh Dũng",   "Thu Hà",     "Gia Hân",   "Đức Huy",     "Ngọc Lan",
                                        "Khánh Linh", "Hoàng Long", "Thị Mai",   "Hoài Nam",    "Bảo Ngọc",
                                        "Hồng Nhung", "Minh Quân",  "Thanh Tâm", "Phương Thảo", "Anh Tuấn"};
constexpr std::string_view VnFamily[] = {
    "Bùi",
    "Đặng",
    "Đinh",
    "Đỗ",
    "Dương",
    "Hồ",
    "Hoàng",
    "Huỳnh",
    "Lê",
    "Lý",
    "Mai",
    "Ngô",
    "Nguyễn",
    "Phạm",
    "Phan",
    "Trần",
    "Trịnh",
    "Vũ"};

enum class Order { GivenFirst, FamilyFirst };

struct NameBook {
    Words given;
    Words family;
    Order order;
};

constexpr std::array<NameBook, RegionCount> Books = {{
    {BrGiven, BrFamily, Order::GivenFirst},
    {IdGiven, IdFamily, Order::GivenFirst},
    {MyGiven, MyFamily, Order::GivenFirst},
    {PhGiven, PhFamily, Order::GivenFirst},
    {SgGiven, SgFamily, Order::FamilyFirst},
    {ThGiven, ThFamily, Order::GivenFirst},
    {TwGiven, TwFamily, Order::GivenFirst},
    {VnGiven, VnFamily, Order::FamilyFirst},
}};

std::string_view pickWord(Random& random, Words words) {
    return words[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(words.size())))];
}

} // namespace

std::string makeName(Random& random, std::int32_t region) {
    const NameBook& book = Books[static_cast<std::size_t>(region)];
    const std::string given(pickWord(random, book.given));
    const std::string family(pickWord(random, book.family));
    return book.order == Order::GivenFirst ? given + " " + family : family + " " + given;
}

} // namespace intentscope::sim
