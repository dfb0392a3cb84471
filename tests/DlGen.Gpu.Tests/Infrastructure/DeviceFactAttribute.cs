using Xunit.Abstractions;
using Xunit.Sdk;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>A fact about every kind of device that is present.</summary>
[XunitTestCaseDiscoverer("DlGen.Gpu.Tests.Infrastructure.DeviceFactDiscoverer", "DlGen.Gpu.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeviceFactAttribute : FactAttribute;

/// <summary>Skips the fact where there is no device of its class's kind.</summary>
public sealed class DeviceFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        TestDevices.WhyNone(testMethod) is { } reason
            ? TestDevices.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod, reason)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}
