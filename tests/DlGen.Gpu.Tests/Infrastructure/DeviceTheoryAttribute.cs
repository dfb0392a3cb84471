using Xunit.Abstractions;
using Xunit.Sdk;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>A theory about every kind of device that is present.</summary>
[XunitTestCaseDiscoverer("DlGen.Gpu.Tests.Infrastructure.DeviceTheoryDiscoverer", "DlGen.Gpu.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeviceTheoryAttribute : TheoryAttribute
{
    /// <summary>
    /// The first arguments of the cases that ILGPU's CPU accelerator checks where another device checks all of them: each kind of
    /// kernel once, for there every thread of a group is one of the system's. Alone it checks all; so it does where none are named.
    /// </summary>
    public string[]? OnCpu { get; set; }

    /// <summary>
    /// The first arguments of the cases that OpenCL on a processor checks, where ILGPU's CPU accelerator checks all of them: each kind of
    /// kernel once, for it compiles one kernel at a time, and that for a second. Another OpenCL device checks all.
    /// </summary>
    public string[]? OnOpenClOfProcessor { get; set; }
}

/// <summary>Skips the theory where there is no device of its class's kind, and leaves out of it what another device checks.</summary>
public sealed class DeviceTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        TestDevices.WhyNone(testMethod) is { } reason
            ? [TestDevices.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod, reason)]
            : base.Discover(discoveryOptions, testMethod, factAttribute).Where(test => IsChecked(test, factAttribute));

    private static bool IsChecked(IXunitTestCase test, IAttributeInfo theory)
    {
        string[]? named = TestDevices.IsCpuBesideAnother(test.TestMethod) ? theory.GetNamedArgument<string[]?>(nameof(DeviceTheoryAttribute.OnCpu))
            : TestDevices.IsOpenClOfProcessor(test.TestMethod) ? theory.GetNamedArgument<string[]?>(nameof(DeviceTheoryAttribute.OnOpenClOfProcessor))
            : null;
        return named is null || (named is not [] && (test.TestMethodArguments is not [string first, ..] || named.Contains(first)));
    }
}
