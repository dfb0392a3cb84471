using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Diagnostics;

public class GuardedTests
{
    [Fact]
    public void Failure_BecomesAProblemOfItsClass()
    {
        Problem? problem = null;

        string result = Guarded.Run("Net", () => throw new InvalidOperationException("first\nsecond"), failure =>
        {
            problem = failure;
            return "recovered";
        });

        Assert.Equal("recovered", result);
        Assert.NotNull(problem);
        Diagnostic diagnostic = Descriptors.Create(problem, Location.None);
        Assert.Equal(DiagnosticIds.Internal, diagnostic.Id);
        Assert.Equal(
            "DlGen failed to compile 'Net' through a fault of its own (InvalidOperationException: first second): please report it with the declaration",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Cancellation_IsNoFailure() =>
        Assert.Throws<OperationCanceledException>(() =>
            Guarded.Run<string>("Net", () => throw new OperationCanceledException(), _ => "recovered"));

    [Fact]
    public void UnknownLayer_IsAFailureNotACrash()
    {
        NetworkSpec spec = Declarations.Spec("using DlGen; [Network(2), Linear(2)] public partial class Net;");
        LayerSpec unknown = spec.Layers[0] with { Kind = "Unheard" };

        Guarded.Check(spec with { Layers = EquatableArray.Create(unknown) }, GpuSupport.NotReferenced);
        GeneratedSource source = Guarded.Compile(spec with { Layers = EquatableArray.Create(unknown) }, GpuSupport.NotReferenced);

        Assert.Null(source.Text);
    }
}
