using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>Source text with its generated files, compiled and loaded, to run what is generated.</summary>
internal sealed class UserAssembly : IDisposable
{
    private readonly AssemblyLoadContext context = new("UserProject", isCollectible: true);

    private UserAssembly(Stream image) => Assembly = context.LoadFromStream(image);

    public Assembly Assembly { get; }

    /// <summary>Compiles without a warning, or fails the test with the complaints; DlGen itself is this process's.</summary>
    public static UserAssembly Load(params string[] sources) => Load(GeneratorRun.Of(sources));

    /// <summary>Compiles without a warning, or fails the test with the complaints.</summary>
    public static UserAssembly Load(GeneratorRun run)
    {
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Complaints);
        return Load(run.Output);
    }

    public static UserAssembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        image.Position = 0;
        return new UserAssembly(image);
    }

    /// <summary>Calls a public static method, such as <c>Program.Run</c>, and returns what it returns.</summary>
    public T Call<T>(string type, string method, params object?[] arguments)
    {
        Type found = Assembly.GetType(type, throwOnError: true)!;
        return (T)found.InvokeMember(
            method,
            BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Static | BindingFlags.DoNotWrapExceptions,
            binder: null,
            target: null,
            arguments,
            System.Globalization.CultureInfo.InvariantCulture)!;
    }

    public void Dispose() => context.Unload();
}
