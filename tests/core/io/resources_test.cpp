// SPDX-License-Identifier: Apache-2.0
#include "core/io/resources.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

using namespace seedbed;

class ResourcesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { qunsetenv("SEEDBED_RESOURCES"); }
    void cleanup() { qunsetenv("SEEDBED_RESOURCES"); }

    void finds_the_source_tree() {
        const std::filesystem::path expected = SEEDBED_SOURCE_DIR "/resources/models/tabletop";
        QVERIFY(resource_path("models/tabletop") == expected);
    }

    void the_installed_folder_goes_first() {
        const auto share =
            std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "share" /
            "seedbed";
        const auto marker = share / "resources_test";
        std::filesystem::create_directories(marker);
        const auto found = resource_path("resources_test");
        std::filesystem::remove(marker);
        std::error_code not_empty;  // others may have put something there
        std::filesystem::remove(share, not_empty);
        QVERIFY(found == marker);
    }

    void the_environment_alone_counts() {
        const QTemporaryDir folder;
        put(folder, "here.txt", "x");
        qputenv("SEEDBED_RESOURCES", folder.path().toUtf8());
        QVERIFY(resource_path("here.txt") ==
                folder.filePath(QStringLiteral("here.txt")).toStdString());
        VERIFY_ERROR(resource_path("models/tabletop"),
                     ErrorCode::FileNotFound,
                     folder.path().toStdString() + "/models/tabletop\")");
    }

    void says_where_it_looked() {
        VERIFY_ERROR(
            resource_path("models/none"), ErrorCode::FileNotFound, "share/seedbed/models/none");
        VERIFY_ERROR(resource_path("models/none"),
                     ErrorCode::FileNotFound,
                     SEEDBED_SOURCE_DIR "/resources/models/none");
        VERIFY_ERROR(
            resource_path("models/none"), ErrorCode::FileNotFound, "set SEEDBED_RESOURCES");
    }
};

QTEST_GUILESS_MAIN(ResourcesTest)
#include "resources_test.moc"
