using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace DlGen.Peers.Environments;

/// <summary>
/// What has to be set before a process starts: libraries loaded ahead of libtorch, and the memory allocator's settings.
/// Where anything is, the program starts itself once more with it.
/// </summary>
internal static class NativeEnvironment
{
    /// <summary>What asks the program, and a folder behind it, for <see cref="MissingSymbolsOf"/> of another program.</summary>
    public const string MissingSymbols = "--missing-symbols";

    private const string Marker = "DLGEN_PEERS_ENVIRONMENT";
    private const string MissingVersion = "GLIBCXX_3.4.32";
    private const string MissingSymbol = "_ZSt21ios_base_library_initv";

    /// <summary>Runs the program again in the environment it needs.</summary>
    /// <returns>Its exit code, or null where this process is as good.</returns>
    public static int? RunAgain(string[] args, bool tuned)
    {
        if (Environment.GetEnvironmentVariable(Marker) is not null)
        {
            return null;
        }

        var preloaded = new List<string>();
        var settings = new Dictionary<string, string>();
        if (OperatingSystem.IsLinux())
        {
            if (MissingSymbolsOf(AppContext.BaseDirectory) is { } symbols)
            {
                preloaded.Add(symbols);
            }

            if (tuned)
            {
                AddTuning(preloaded, settings);
            }
        }
        else if (tuned)
        {
            Console.Error.WriteLine("--tuned is for Linux only; TorchSharp runs as shipped.");
        }

        if (preloaded.Count == 0 && settings.Count == 0)
        {
            return null;
        }

        if (preloaded.Count > 0)
        {
            settings["LD_PRELOAD"] = string.Join(':', preloaded);
        }

        settings[Marker] = tuned ? "tuned" : "shipped";
        return Self.Run(args, settings);
    }

    /// <summary>
    /// Loads TorchSharp's native library, if this is Linux. TorchSharp itself would copy half a gigabyte and look again before
    /// it says that it can't.
    /// </summary>
    /// <exception cref="DllNotFoundException">It can't be loaded, for the reason in the message.</exception>
    public static void LoadTorchSharp()
    {
        if (OperatingSystem.IsLinux())
        {
            NativeLibrary.Load(FindTorchSharp(AppContext.BaseDirectory) ?? throw new DllNotFoundException("libLibTorchSharp.so isn't beside the program."));
        }
    }

    /// <summary>
    /// On a system whose libstdc++ is older than TorchSharp's, the one symbol it lacks comes from a library of ours. TorchSharp's library in
    /// the folder of a program is changed so that it takes the symbol from there.
    /// </summary>
    /// <param name="folder">The folder of the program.</param>
    /// <returns>The library to load before the program; null where there is none to load.</returns>
    public static string? MissingSymbolsOf(string folder)
    {
        string? torch = FindTorchSharp(folder);
        if (torch is null
            || !NativeLibrary.TryLoad("libstdc++.so.6", out nint library)
            || NativeLibrary.TryGetExport(library, MissingSymbol, out _)
            || Build("glibcxx") is not { } symbols)
        {
            return null;
        }

        VersionNeed.Weaken(torch, MissingVersion);
        return symbols;
    }

    private static void AddTuning(List<string> preloaded, Dictionary<string, string> settings)
    {
        if (Build("mkl") is { } shim)
        {
            preloaded.Add(shim);
        }

        // Freed memory is kept for the next tensor rather than given back to the system.
        settings["MALLOC_MMAP_MAX_"] = "0";
        settings["MALLOC_TRIM_THRESHOLD_"] = "2147483647";
    }

    private static string? FindTorchSharp(string folder)
    {
        string[] places =
        [
            Path.Combine(folder, "libLibTorchSharp.so"),
            Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", "libLibTorchSharp.so"),
        ];
        return places.FirstOrDefault(File.Exists);
    }

    /// <summary>Compiles a small library from the Native folder, unless that has been done.</summary>
    /// <returns>Its path, or null where there is no compiler.</returns>
    private static string? Build(string name)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Native", name + ".cpp");
        string folder = Path.Combine(IntermediateFolder, "native");
        string target = Path.Combine(folder, name + ".so");
        if (File.Exists(target) && File.GetLastWriteTimeUtc(target) >= File.GetLastWriteTimeUtc(source))
        {
            return target;
        }

        Directory.CreateDirectory(folder);
        try
        {
            using Process compiler = Process.Start("g++", ["-shared", "-fPIC", "-O1", "-o", target, source]);
            compiler.WaitForExit();
            if (compiler.ExitCode == 0)
            {
                return target;
            }

            Console.Error.WriteLine($"g++ failed on Native/{name}.cpp with exit code {compiler.ExitCode}; going on without it.");
        }
        catch (Win32Exception exception)
        {
            Console.Error.WriteLine($"Native/{name}.cpp needs g++, which doesn't start ({exception.Message}); going on without it.");
        }

        return null;
    }

    private static string IntermediateFolder => typeof(NativeEnvironment).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == nameof(IntermediateFolder))
        .Value!;
}
