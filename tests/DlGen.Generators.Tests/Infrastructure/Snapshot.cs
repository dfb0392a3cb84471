namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>
/// Text kept in the repository to compare with. To accept a change, run the tests with DLGEN_UPDATE_SNAPSHOTS=1 and
/// read the difference before committing it.
/// </summary>
internal static class Snapshot
{
    private static bool Updates => Environment.GetEnvironmentVariable("DLGEN_UPDATE_SNAPSHOTS") == "1";

    /// <summary>Fails unless <paramref name="text"/> is what the file in a folder of this test project holds.</summary>
    public static void Matches(string text, string folder, string file)
    {
        string path = Path.Combine(Repository.Root, "tests", "DlGen.Generators.Tests", folder, file);
        if (Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot {folder}/{file}; DLGEN_UPDATE_SNAPSHOTS=1 writes it.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
