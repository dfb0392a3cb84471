using Xunit.Abstractions;
using Xunit.Sdk;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>A fact about every kind of device that is present.</summary>
[XunitTestCaseDiscoverer("DlGen.Gpu.Tests.Infrastructure.DeviceFactDiscoverer", "DlGen.Gpu.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeviceFactAttribute : FactAttribute
{
    /// <summary>
    /// Whether OpenCL on a processor checks it too. Not where the fact is about what happens around kernels that other tests compile for it:
    /// a kernel takes it a second or more. Another OpenCL device checks all.
    /// </summary>
    public bool OnOpenClOfProcessor { get; set; } = true;
}

/// <summary>Skips the fact where there is no device of its class's kind, and leaves out what another device checks.</summary>
public sealed class DeviceFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        TestDevices.IsOpenClOfProcessor(testMethod) && !factAttribute.GetNamedArgument<bool>(nameof(DeviceFactAttribute.OnOpenClOfProcessor))
            ? []
            : base.Discover(discoveryOptions, testMethod, factAttribute);

    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        TestDevices.WhyNone(testMethod) is { } reason
            ? TestDevices.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod, reason)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}
