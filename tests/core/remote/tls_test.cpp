// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_reasoner.h"
#include "tests/core/remote/served_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace intentscope::remote {
namespace {

using test::HasErrorAbout;
using test::ServedReasoner;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};

std::string pemText(const auto& write) {
    const std::unique_ptr<BIO, Freed<BIO_free>> memory(BIO_new(BIO_s_mem()));
    write(memory.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

/// A new key with a certificate that vouches for itself, for one name.
struct Identity {
    explicit Identity(const char* name) {
        const std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> pair(EVP_EC_gen("P-256"));
        const std::unique_ptr<X509, Freed<X509_free>> made(X509_new());
        X509_set_version(made.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -3'600);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 3'600);
        X509_set_pubkey(made.get(), pair.get());
        X509_NAME* subject = X509_get_subject_name(made.get());
        const unsigned char common[] = "IntentScope test";
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, common, -1, -1, 0);
        X509_set_issuer_name(made.get(), subject);
        const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> names(
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name));
        X509_add_ext(made.get(), names.get(), -1);
        X509_sign(made.get(), pair.get(), EVP_sha256());
        certificate = pemText([&](BIO* out) { PEM_write_bio_X509(out, made.get()); });
        key = pemText([&](BIO* out) {
            PEM_write_bio_PrivateKey(out, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
    }

    std::string certificate;
    std::string key;
};

class EncryptedReasoner : public testing::Test {
protected:
    ServerSpec serverFor(const Identity& identity) {
        return {
            .certificate = m_folder.write("server.pem", identity.certificate),
            .privateKey = m_folder.write("server.key", identity.key)};
    }

    Result<std::unique_ptr<RemoteReasoner>>
    open(const ServedReasoner& served, const std::filesystem::path& caFile) {
        RemoteSpec spec{.url = served.url(), .caFile = caFile};
        spec.limits = {.attempts = 3, .firstDelaySeconds = 0.001, .longestDelaySeconds = 0.01};
        return RemoteReasoner::open(m_env, spec, {});
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

TEST_F(EncryptedReasoner, AnswersWhoTrustsItsCertificate) {
    const ServerSpec spec = serverFor(Identity("IP:127.0.0.1"));
    ServedReasoner served(spec);
    EXPECT_THAT(served.url(), testing::StartsWith("https://127.0.0.1:"));
    ASSERT_OK_AND_ASSIGN(const auto remote, open(served, spec.certificate));
    const auto prompts = test::somePrompts(6);
    ASSERT_OK_AND_ASSIGN(const auto expected, served.reasoner.fake.generate(prompts, {}, {}));
    ASSERT_OK_AND_ASSIGN(const auto actual, remote->generate(prompts, {}, {}));
    test::expectSame(actual, expected);
}

TEST_F(EncryptedReasoner, IsNotTrustedWithoutItsAuthority) {
    ServedReasoner served(serverFor(Identity("IP:127.0.0.1")));
    EXPECT_THAT(
        open(served, {}), HasErrorAbout(ErrorCode::InvalidInput, "a certificate that is not trusted"));
    const auto other = m_folder.write("other.pem", Identity("IP:127.0.0.1").certificate);
    EXPECT_THAT(
        open(served, other), HasErrorAbout(ErrorCode::InvalidInput, "a certificate that is not trusted"));
    EXPECT_THAT(
        open(served, m_folder.path() / "absent.pem"), HasErrorAbout(ErrorCode::NotFound, "absent.pem"));
    EXPECT_TRUE(served.log().empty()) << "nothing was asked of a server that is not trusted";
}

TEST_F(EncryptedReasoner, IsNotTrustedUnderANameThatIsNotItsOwn) {
    const ServerSpec spec = serverFor(Identity("DNS:other.example"));
    ServedReasoner served(spec);
    EXPECT_THAT(
        open(served, spec.certificate), HasErrorAbout(ErrorCode::InvalidInput, "or not one of this name"));
}

TEST_F(EncryptedReasoner, IsNotOpenedWithFilesThatDoNotBelongTogether) {
    ServerSpec spec = serverFor(Identity("IP:127.0.0.1"));
    const auto open = [&] {
        test::FakeReasoner reasoner;
        const auto server = ReasonerServer::open(m_env, spec, reasoner, [](const std::string&) {});
        return server ? Status() : tl::unexpected(server.error());
    };
    spec.privateKey = m_folder.write("wrong.key", Identity("IP:127.0.0.1").key);
    EXPECT_THAT(open(), HasErrorAbout(ErrorCode::InvalidInput, "cannot be used together"));
    spec.privateKey = m_folder.write("no.key", "nothing");
    EXPECT_THAT(open(), HasErrorAbout(ErrorCode::InvalidInput, "cannot be used together"));
    spec.privateKey = m_folder.path() / "absent.key";
    EXPECT_THAT(open(), HasErrorAbout(ErrorCode::NotFound, "absent.key"));
    spec.privateKey.clear();
    EXPECT_THAT(open(), HasErrorAbout(ErrorCode::InvalidInput, "belong together"));
}

} // namespace
} // namespace intentscope::remote
